using Rlaif.Cli.Shell;

namespace Rlaif.Cli.Tests;

/// <summary>Help, completion, slips of the pen and the configuration file, by the tool as a process.</summary>
public sealed class ShellTests : IDisposable
{
    private readonly RunFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("estimate")]
    [InlineData("label")]
    [InlineData("resume")]
    [InlineData("show")]
    [InlineData("export")]
    [InlineData("review")]
    [InlineData("review", "import")]
    [InlineData("predict")]
    [InlineData("evaluate")]
    [InlineData("suggest-labels")]
    [InlineData("doctor")]
    [InlineData("completion")]
    [InlineData]
    public async Task Help_EachCommand_EndsWithExamplesOfIt(params string[] command)
    {
        var result = await Tool.RunAsync([.. command, "--help"]);

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Errors));
        var examples = result.Output[result.Output.IndexOf("Examples:", StringComparison.Ordinal)..].TrimEnd().Split('\n').Skip(1).ToList();
        Assert.NotEmpty(examples);
        Assert.Contains(examples, example => example.Contains($"rlaif {string.Join(' ', command)}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("label")]
    [InlineData("estimate")]
    public async Task Help_ManyOptions_StandInGroupsThatFitThePage(string command)
    {
        var result = await Tool.RunAsync(command, "--help");

        var lines = result.Output[..result.Output.IndexOf("Examples:", StringComparison.Ordinal)].Split('\n');
        var options = lines.Where(line => line.StartsWith("  -", StringComparison.Ordinal)).Select(line => line.Trim().Split(' ')[0]).ToList();
        Assert.InRange(options.Count, 60, 100);
        Assert.Equal(options.Count, options.Distinct(StringComparer.Ordinal).Count());
        Assert.All(lines, line => Assert.InRange(line.TrimEnd().Length, 0, 100));
        Assert.DoesNotContain("Options:", lines.Select(line => line.Trim()));
        Assert.Contains("When learning ends:", lines.Select(line => line.Trim()));
    }

    [Theory]
    [InlineData("'lable' is not known here; did you mean label? (see rlaif --help)", "lable", "pool.csv")]
    [InlineData("'--bugdet' is not known here; did you mean --budget? (see rlaif label --help)", "label", "pool.csv", "--bugdet", "3")]
    [InlineData("'--bugdet' is not known here; did you mean --budget? (see rlaif label --help)", "label", "--bugdet=3", "pool.csv")]
    [InlineData("'--ouput' is not known here; did you mean --out?", "export", "run", "--ouput", "x.csv")]
    [InlineData("'imprt' is not known here; did you mean import? (see rlaif review --help)", "review", "imprt")]
    [InlineData("'--somethingelse'", "label", "pool.csv", "--somethingelse", "3")]
    public async Task CommandLine_Slip_NamesWhatWasMeant(string sentence, params string[] arguments)
    {
        var result = await Tool.RunAsync(arguments);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(sentence, Assert.Single(result.Errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rlaif la", "label")]
    [InlineData("rlaif label --max-c", "--max-cost")]
    [InlineData("rlaif label --classifier e", "embedding")]
    [InlineData("/usr/bin/rlaif review i", "import")]
    [InlineData("rlaif ", "doctor")]
    public async Task Suggest_LineOfAShell_ListsWhatMayStandThere(string line, string expected)
    {
        var result = await Tool.RunAsync($"[suggest:{line.Length}]", line);

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Errors));
        Assert.Contains(expected, result.Output.Split('\n', StringSplitOptions.TrimEntries));
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("powershell")]
    public async Task Completion_EachShell_AsksTheTool(string shell)
    {
        var result = await Tool.RunAsync("completion", shell);

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Errors));
        Assert.Contains("[suggest:", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Completion_UnknownShell_IsRefused() => Assert.Equal(2, (await Tool.RunAsync("completion", "tcsh")).ExitCode);

    [Theory]
    [InlineData("label", "lable", true)]
    [InlineData("--budget", "--budgte", true)]
    [InlineData("--out", "--endpoint", false)]
    public void Nearest_Names_AreThoseOfFewEdits(string name, string written, bool isNear) =>
        Assert.Equal(isNear ? name : null, NearestName.Of(written, [name]));

    [Fact]
    public async Task Verbose_AnError_TellsWhereItComesFromAndNoText()
    {
        var pool = _files.Write("pool.csv", "text\nsecret text\n");

        var quiet = await Tool.RunAsync("label", pool, "--labels", "a,b", "--labeler", "openai", "--out", _files["run"]);
        var verbose = await Tool.RunAsync("label", pool, "--labels", "a,b", "--labeler", "openai", "--out", _files["run"], "--verbose");

        Assert.Single(quiet.Errors.TrimEnd().Split('\n'));
        Assert.StartsWith(quiet.Errors, verbose.Errors, StringComparison.Ordinal);
        Assert.Contains("Rlaif.Cli.UsageException", verbose.Errors, StringComparison.Ordinal);
        Assert.Contains("   at Rlaif.Cli.", verbose.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("secret text", verbose.Errors, StringComparison.Ordinal);
    }
}
