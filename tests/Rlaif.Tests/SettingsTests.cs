using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Rlaif.Tests;

/// <summary>Wrong settings are found at the start, each by its whole path.</summary>
public sealed class SettingsTests
{
    [Theory]
    [InlineData("Loop:MaxLabel", "10", "There is no setting Rlaif:Loop:MaxLabel; Rlaif:Loop:MaxLabels is probably meant.")]
    [InlineData("Lop:MaxLabels", "10", "There is no setting Rlaif:Lop:MaxLabels; correct its name or leave it out.")]
    [InlineData("Labels:0:Nam", "x", "There is no setting Rlaif:Labels:0:Nam; Rlaif:Labels:0:Name is probably meant.")]
    [InlineData("Jury:0:Model:Key", "x", "There is no setting Rlaif:Jury:0:Model:Key; correct its name or leave it out.")]
    [InlineData("Resilience:Translate", "x", "There is no setting Rlaif:Resilience:Translate; correct its name or leave it out.")]
    [InlineData("Budget:MaxCosts", "2", "There is no setting Rlaif:Budget:MaxCosts; Rlaif:Budget:MaxCost is probably meant.")]
    [InlineData("Votes:Number", "2", "There is no setting Rlaif:Votes:Number; correct its name or leave it out.")]
    [InlineData("Strategy", "Foo", "Rlaif:Strategy is 'Foo', which is none of Auto, Entropy, Margin,")]
    [InlineData("Loop:MaxLabels", "-1", "Rlaif:Loop:MaxLabels is '-1':")]
    [InlineData("Loop:MaxLabels", "many", "Rlaif:Loop:MaxLabels is 'many', which is no whole number that fits.")]
    [InlineData("StopsByItself", "perhaps", "Rlaif:StopsByItself is 'perhaps', which is neither true nor false.")]
    [InlineData("Resilience:AttemptTimeout", "soon", "Rlaif:Resilience:AttemptTimeout is 'soon', which is no duration; write it as 00:00:30.")]
    [InlineData("Embedding:Resilience:MaxRetries", "1000", "Rlaif:Embedding:Resilience:MaxRetries is '1000':")]
    public void Validate_WrongSetting_IsNamedByItsPath(string path, string value, string expected)
    {
        var exception = Refused(new() { [$"Rlaif:{path}"] = value }, root => root.GetSection("Rlaif"));

        Assert.StartsWith(expected, Assert.Single(exception.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_SeveralWrongSettings_AreAllNamed() =>
        Assert.Equal(3, Refused(new() { ["Rlaif:Votez"] = "2", ["Rlaif:Strategy"] = "Foo", ["Rlaif:Loop:BatchSize"] = "0" }, root => root.GetSection("Rlaif")).Failures.Count());

    [Fact]
    public void Validate_WholeConfiguration_MindsItsOwnSectionsAlone() =>
        Assert.Equal(["There is no setting Loop:Seedd; Loop:Seed is probably meant."], Refused(new() { ["PATH"] = "/bin", ["Logging:LogLevel:Default"] = "Debug", ["Loop:Seedd"] = "1" }, root => root).Failures);

    [Fact]
    public void Validate_EverySetting_IsKnown()
    {
        var settings = new Dictionary<string, string?>
        {
            ["Rlaif:Labels:0:Name"] = "a",
            ["Rlaif:Labels:0:Examples:0"] = "one",
            ["Rlaif:Labels:1:Name"] = "b",
            ["Rlaif:strategy"] = "margin",
            ["Rlaif:EntropyBelow"] = "0.2",
            ["Rlaif:Jury"] = string.Empty,
            ["Rlaif:Prices:my-model:PromptPerMillion"] = "1",
            ["Rlaif:Prices:my-model:CompletionPerMillion"] = "2",
            ["Rlaif:Budget:MaxDuration"] = "01:00:00",
            ["Rlaif:Budget:MaxCost"] = "2.5",
            ["Rlaif:Loop:Completion:BudgetShare"] = "0.5",
            ["Rlaif:Model:Provider"] = "Compatible",
            ["Rlaif:Model:Name"] = "my-model",
            ["Rlaif:Model:Endpoint"] = "http://localhost:1/v1",
            ["Rlaif:Model:ApiKey"] = "sk-x",
            ["Rlaif:Embedding:Requests:CacheFolder"] = "vectors",
        };

        using var provider = Provider(settings, root => root.GetSection("Rlaif"));

        provider.GetRequiredService<IStartupValidator>().Validate();
    }

    private static OptionsValidationException Refused(Dictionary<string, string?> settings, Func<IConfiguration, IConfiguration> section)
    {
        using var provider = Provider(settings, section);
        return Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IStartupValidator>().Validate());
    }

    private static ServiceProvider Provider(Dictionary<string, string?> settings, Func<IConfiguration, IConfiguration> section)
    {
        var services = new ServiceCollection();
        services.AddRlaif(section(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()));
        return services.BuildServiceProvider();
    }
}
