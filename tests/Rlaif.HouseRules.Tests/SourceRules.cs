using System.Text.RegularExpressions;

namespace Rlaif.HouseRules.Tests;

public sealed partial class SourceRules
{
    [Fact]
    public void Files_AreShort()
    {
        int[] lengths = [.. Repository.Sources("src").Select(file => File.ReadLines(file).Count()).Order()];

        Assert.DoesNotContain(Repository.Sources("src"), file => File.ReadLines(file).Count() > 250);
        Assert.InRange(lengths[lengths.Length / 2], 1, 45);
        Assert.InRange(lengths[lengths.Length * 9 / 10], 1, 120);
    }

    [Fact]
    public void Names_SayWhatAThingIs() =>
        Assert.DoesNotContain(
            Repository.Sources("src").Select(file => Path.GetFileNameWithoutExtension(file)!).Concat(Shipped.Assemblies.SelectMany(assembly => assembly.GetTypes()).Select(type => type.Name)),
            name => VagueName().IsMatch(name));

    [Theory]
    [InlineData("#reg" + "ion")]
    [InlineData("TO" + "DO")]
    [InlineData("FIX" + "ME")]
    [InlineData("NotImplemented" + "Exception")]
    public void Sources_HoldNothingUnfinished(string word)
    {
        string[] folders = ["src", "tests", "examples", "bench"];

        Assert.DoesNotContain(folders.SelectMany(Repository.Sources), file => File.ReadAllText(file).Contains(word, StringComparison.Ordinal));
    }

    [Fact]
    public void Summaries_AreOneSentenceOfAtMostTwentyWords()
    {
        var offenders =
            from file in Repository.Sources("src")
            from Match summary in Summary().Matches(File.ReadAllText(file))
            let words = CodeReference().Replace(summary.Groups["text"].Value, "x").Split((char[])[' ', '\n', '\r', '/'], StringSplitOptions.RemoveEmptyEntries)
            where words.Length > 20
            select $"{Repository.Relative(file)}: {string.Join(' ', words)}";

        Offenders.AssertNone(offenders);
    }

    [Fact]
    public void Suppressions_CarryAReason()
    {
        var offenders =
            from file in Repository.Sources("src").Concat(Repository.Sources("tests"))
            from line in File.ReadLines(file)
            where line.Contains("#pragma " + "warning disable", StringComparison.Ordinal) && !line.Contains("//", StringComparison.Ordinal)
            select Repository.Relative(file);

        Offenders.AssertNone(offenders);
    }

    [Fact]
    public void Readme_IsAtMost120Lines() => Assert.InRange(File.ReadLines(Repository.PathOf("README.md")).Count(), 20, 120);

    [GeneratedRegex("Utils|Helper|Common|Manager|Base$|Util$", RegexOptions.None, 1000)]
    private static partial Regex VagueName();

    [GeneratedRegex("/// <summary>(?<text>.*?)</summary>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Summary();

    [GeneratedRegex("<see [^>]*/>|<c>[^<]*</c>", RegexOptions.None, 1000)]
    private static partial Regex CodeReference();
}
