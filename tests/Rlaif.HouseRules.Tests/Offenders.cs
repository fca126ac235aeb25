namespace Rlaif.HouseRules.Tests;

/// <summary>Fails with the whole list, where xunit's own message would cut it.</summary>
internal static class Offenders
{
    public static void AssertNone(IEnumerable<string> offenders)
    {
        var list = string.Join('\n', offenders);
        Assert.True(list.Length == 0, list);
    }
}
