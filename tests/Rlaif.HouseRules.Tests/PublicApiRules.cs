namespace Rlaif.HouseRules.Tests;

public sealed class PublicApiRules
{
    public static TheoryData<string> Assemblies => [.. Shipped.Assemblies.Select(assembly => assembly.GetName().Name!)];

    /// <summary>A change of the public surface is on purpose: RLAIF_APPROVE=1 accepts it, and the diff shows it.</summary>
    [Theory]
    [MemberData(nameof(Assemblies))]
    public void PublicSurface_IsTheApprovedOne(string name)
    {
        var file = Repository.PathOf("tests", "Rlaif.HouseRules.Tests", "Approved", name + ".txt");
        var actual = PublicApi.Describe(Shipped.Assemblies.Single(assembly => assembly.GetName().Name == name));
        if (Environment.GetEnvironmentVariable("RLAIF_APPROVE") == "1")
        {
            File.WriteAllText(file, actual);
        }

        Assert.Equal(File.Exists(file) ? File.ReadAllText(file) : string.Empty, actual);
    }
}
