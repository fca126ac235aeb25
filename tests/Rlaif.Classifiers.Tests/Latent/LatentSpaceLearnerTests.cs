using Rlaif.Classifiers.Features;
using Rlaif.Classifiers.Latent;

namespace Rlaif.Classifiers.Tests.Latent;

public sealed class LatentSpaceLearnerTests
{
    private const int Topics = 90;
    private const int WordsOfTopic = 6;

    public static TheoryData<string> TinyPools => ["none", "empty", "one", "two", "three", "equal", "odd", "one giant word", "single words"];

    [Fact]
    public void Learn_SynonymsInAlikeCompany_ComeClose()
    {
        var space = Spaces.Learn([.. Enumerable.Range(0, 40 * Topics).Select(SynonymText)]);

        // Nothing but their company tells that the first two words of a topic belong together.
        var alike = Enumerable.Range(0, Topics).Average(topic => space.Similarity(TopicWord(topic, 0), TopicWord(topic, 1)));
        var others = Enumerable.Range(0, Topics).Average(topic => space.Similarity(TopicWord(topic, 0), TopicWord((topic + 1) % Topics, 1)));
        Assert.InRange(alike, 0.5, 1);
        Assert.InRange(others, -0.1, 0.1);
    }

    [Fact]
    public void Learn_WordsWithCommonPieces_ComeClose()
    {
        string[] texts = [.. Some.Texts(400, seed: 1), "cancel bugo", "cancellation dapi", "transfer mevo"];

        var space = Spaces.Learn(texts);

        Assert.InRange(space.Similarity("cancel", "cancellation"), 0.5, 1.0001);
        Assert.InRange(space.Similarity("cancel", "transfer"), -1, 0.3);
    }

    [Fact]
    public void Learn_ManyOrFewThreads_GivesTheSameBits()
    {
        var texts = Some.Texts(700, seed: 3);

        var spaces = new[] { 1, 1, 2, 5, -1 }.Select(threads => Spaces.Learn(texts, threads)).ToArray();

        Assert.All(spaces, space => Assert.Equal(spaces[0].Vectors, space.Vectors));
        Assert.All(spaces, space => Assert.Equal(spaces[0].Features.Hashes, space.Features.Hashes));
        Assert.Contains(spaces[0].Vectors, value => value != default);
    }

    [Fact]
    public void Learn_Cancelled_Throws()
    {
        string[] texts = ["one text"];
        var features = PoolFeatures.Build(texts, pairs: true, new ParallelOptions());

        Assert.ThrowsAny<OperationCanceledException>(() => LatentSpaceLearner.Learn(texts, features, new ParallelOptions { CancellationToken = new CancellationToken(canceled: true) }));
    }

    [Theory]
    [MemberData(nameof(TinyPools))]
    public void Learn_TinyOrOddPool_GivesUnitsOrZeros(string name)
    {
        var texts = TinyPool(name);

        var space = Spaces.Learn(texts);

        Assert.All(space.Vectors, value => Assert.True(Half.IsFinite(value)));
        foreach (var text in texts.Take(200).Append("quite unknown"))
        {
            var square = space.VectorOf(text).Sum(value => (double)value * value);
            Assert.True(square == 0 || Math.Abs(square - 1) < 1e-5, $"{square}");
        }
    }

    [Fact]
    public void Learn_TextsThatShareNoWord_AreFarFromEachOther()
    {
        var space = Spaces.Learn(["red car", "red bus", "blue sky", "blue sea"]);

        Assert.InRange(space.Similarity("red car", "blue sky"), -0.01, 0.01);
        Assert.InRange(space.Similarity("red car", "red bus"), 0.2, 1.0001);
    }

    private static string[] TinyPool(string name) => name switch
    {
        "none" => [],
        "empty" => ["", "", " \n"],
        "one" => ["one text of some words"],
        "two" => ["one text", "another text"],
        "three" => ["a", "b", "a b"],
        "equal" => [.. Enumerable.Repeat("the same words again and again", 300)],
        "odd" => ["", "?!", "\ud83d", "\u0301", "我喜欢", "😀😀", "000 111"],
        "one giant word" => [new string('x', 1_000_000)],
        _ => [.. Enumerable.Range(0, 10_000).Select(word => Some.Word(word))],
    };

    // Three words of one topic; its first two never stand in one text.
    private static string SynonymText(int row)
    {
        var random = new Random(row);
        var absent = random.Next(2);
        return string.Join(' ', Enumerable.Range(0, WordsOfTopic).Where(word => word != absent).OrderBy(_ => random.Next()).Take(3).Select(word => TopicWord(row % Topics, word)));
    }

    private static string TopicWord(int topic, int word) => Some.Word((topic * WordsOfTopic) + word);
}
