using Rlaif.Classifiers.Latent;

namespace Rlaif.Classifiers.Tests.Latent;

public sealed class SubwordsTests
{
    [Theory]
    [InlineData("a", 1)] // <a>
    [InlineData("ab", 3)] // <ab ab> <ab>
    [InlineData("abc", 6)] // <ab abc bc> <abc abc> <abc>
    [InlineData("我", 1)]
    public void Of_ShortWord_GivesEachRunOfThreeToFiveCharacters(string word, int count) => Assert.Equal(count, Subwords.Of(word).Distinct().Count());

    [Theory]
    [InlineData("Héllo", "hé\u00ADllo")]
    [InlineData("x123", "X987")]
    public void Of_CharactersThatAreReadAlike_GivesTheSamePieces(string left, string right) => Assert.Equal(Subwords.Of(left), Subwords.Of(right));

    [Fact]
    public void Of_WordsWithACommonStart_ShareItsPieces()
    {
        var shared = Subwords.Of("cancel").Intersect(Subwords.Of("cancellation"));

        // All pieces of "<cancel".
        Assert.Equal(5 + 4 + 3, shared.Count());
        Assert.Empty(Subwords.Of("cancel").Intersect(Subwords.Of("transfer")));
    }

    [Fact]
    public void Of_EndlessWord_LooksAtItsStartAlone() => Assert.Equal(Subwords.Of(new string('x', 40)), Subwords.Of(new string('x', 1_000_000)));
}
