namespace Rlaif.Cli.Checks;

/// <summary>What a check found, in a sentence that says what to do.</summary>
internal sealed record CheckResult(string Name, CheckLevel Level, string Sentence)
{
    public static CheckResult Ok(string name, string sentence) => new(name, CheckLevel.Ok, sentence);

    public static CheckResult Warn(string name, string sentence) => new(name, CheckLevel.Warn, sentence);

    public static CheckResult Fail(string name, string sentence) => new(name, CheckLevel.Fail, sentence);
}
