namespace Rlaif.Tests;

public sealed class LabelSetTests
{
    [Fact]
    public void IndexOf_Names_FollowTheGivenOrder()
    {
        var labels = new LabelSet("spam", "ham", "say \"hi\"");

        Assert.Equal([0, 1, 2, -1, -1], new[] { "spam", "ham", "say \"hi\"", "Spam", "" }.Select(labels.IndexOf));
    }

    [Fact]
    public void Constructor_NoClass_Throws() => Assert.Contains("at least one", Assert.Throws<ArgumentException>(() => new LabelSet(Array.Empty<string>())).Message, StringComparison.Ordinal);

    [Fact]
    public void Constructor_ClassTwice_NamesIt() => Assert.Contains("'ham'", Assert.Throws<ArgumentException>(() => new LabelSet("ham", "spam", "ham")).Message, StringComparison.Ordinal);

    [Fact]
    public void Constructor_ClassesThatDifferInCaseAlone_NamesBoth() =>
        Assert.Contains("'billing' and 'Billing'", Assert.Throws<ArgumentException>(() => new LabelSet("billing", "bug", "Billing")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(" ham")]
    [InlineData("two\nlines")]
    [InlineData("\"quoted\"\r\nname")]
    [InlineData("bell\a")]
    public void Constructor_NameThatIsNone_Throws(string name) => Assert.Throws<ArgumentException>(() => new LabelSet(name));

    [Fact]
    public void Constructor_LongName_SaysHowLong() =>
        Assert.Contains("201", Assert.Throws<ArgumentException>(() => new LabelDefinition(new string('x', 201))).Message, StringComparison.Ordinal);
}
