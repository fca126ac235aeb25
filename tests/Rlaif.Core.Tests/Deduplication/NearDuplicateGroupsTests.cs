using Rlaif.Deduplication;

namespace Rlaif.Tests.Deduplication;

public sealed class NearDuplicateGroupsTests
{
    private const string Text = "The parcel with the blue lamp has not arrived although it was sent two weeks ago";

    [Fact]
    public void Find_TextsThatDifferInAWord_AreLedByTheFirst()
    {
        var pool = Pool.FromTexts(["Something else altogether, about a train", Text, $"{Text}!!", Text.Replace("two", "six", StringComparison.Ordinal), "Another train, on time"]);

        var groups = NearDuplicateGroups.Find(pool, 0, default);

        Assert.Equal([0, 1, 1, 1, 4], Enumerable.Range(0, 5).Select(groups.LeaderOf));
    }

    [Fact]
    public void Find_ChainOfSmallChanges_DoesNotJoinItsEnds()
    {
        string[] words = [.. Enumerable.Range(0, 24).Select(number => $"word{(char)('a' + number)}{number * 7919 % 1000}")];
        string[] others = [.. Enumerable.Range(0, 24).Select(number => $"sign{(char)('a' + number)}{number * 104729 % 1000}")];
        var pool = Pool.FromTexts(Enumerable.Range(0, 25).Select(changed => string.Join(' ', others.Take(changed).Concat(words.Skip(changed)))));

        var groups = NearDuplicateGroups.Find(pool, 0, default);

        Assert.Equal(0, groups.LeaderOf(1));
        Assert.NotEqual(0, groups.LeaderOf(12));
    }

    [Fact]
    public void Find_PairsOfKnownSimilarity_AreFoundAndNoOthers()
    {
        var random = new Random(5);
        var texts = new List<string>();
        for (var pair = 0; pair < 500; pair++)
        {
            var text = new string([.. Enumerable.Range(0, 120).Select(_ => (char)('a' + random.Next(26)))]);
            texts.Add(text);

            // 117 shingles each: a new last character costs one (similarity 116 / 118), ten new ones cost ten (107 / 127 = 0.843).
            texts.Add(pair % 2 == 0 ? $"{text[..119]}0" : $"{text[..110]}0123456789");
        }

        var groups = NearDuplicateGroups.Find(Pool.FromTexts(texts), 1, default);

        Assert.All(Enumerable.Range(0, 500), pair => Assert.Equal(pair % 2 == 0 ? 2 * pair : (2 * pair) + 1, groups.LeaderOf((2 * pair) + 1)));
    }

    [Fact]
    public void Find_ManyOfOneTemplate_TakesNoQuadraticTime()
    {
        var pool = Pool.FromTexts(Enumerable.Range(0, 30_000).Select(number => $"{Text}, says customer number {number}, and asks for a letter to be sent about it soon"));

        var groups = NearDuplicateGroups.Find(pool, 0, default);

        Assert.All(Enumerable.Range(0, pool.Count), row => Assert.Equal(0, groups.LeaderOf(row)));
    }
}
