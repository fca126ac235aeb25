using Rlaif.Classifiers.Features;
using Rlaif.Classifiers.Texts;

namespace Rlaif.Classifiers.Tests.Texts;

public sealed class ClassTextsTests
{
    [Theory]
    [InlineData("card_arrival", "card arrival")]
    [InlineData("cardArrival", "card arrival")]
    [InlineData("card-arrival", "card arrival")]
    [InlineData("Card arrival", "card arrival")]
    [InlineData("HTTPError", "httperror")]
    [InlineData("C++", "c++")]
    [InlineData("C#", "c#")]
    [InlineData("topic7", "topic0")]
    [InlineData("名前", "名前")]
    [InlineData("😀", "😀")]
    [InlineData("cafe\u0301", "cafe\u0301")]
    [InlineData("मौसम", "मौसम")]
    [InlineData("می\u200Cروم", "می\u200Cروم")]
    public void Texts_Name_ReadsAsTheWordsOfAText(string name, string words)
    {
        var texts = new ClassTexts(new LabelSet(name)).Texts;

        Assert.Equal(Tokens(words), Tokens(Assert.Single(texts)));
    }

    [Fact]
    public void Texts_DescriptionsAndExamples_AreTakenAsTheyAre() => Assert.Equal(
        ["weather", "rain, wind and sun", "it rains", "the sun is out", "money"], new ClassTexts(Some.Topics).Texts.Take(5));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void Texts_BlankDescription_IsNone(string? description) =>
        Assert.Equal(["name"], new ClassTexts(new LabelSet([new LabelDefinition("name", description)])).Texts);

    [Fact]
    public void AsExamples_LabelsComeIn_WeighsTheTextsOfTheirClassesLess()
    {
        TrainingExample[] labeled = [Some.Labeled(0, 0), Some.Labeled(1, 0, weight: 2), new(2, new SoftLabel([0, 0.25f, 0.75f]))];

        var examples = new ClassTexts(Some.Topics).AsExamples(labeled, firstRow: 50);

        Assert.Equal([50, 51, 52, 53, 54, 55], examples.Select(example => example.Row));
        Assert.Equal([0, 0, 0, 0, 1, 2], examples.Select(example => example.Label.Top));
        Assert.All(examples, example => Assert.Equal(1, example.Label.Confidence));
        Assert.Equal([0.25f, 0.25f, 0.25f, 0.25f, 1 / 1.25f, 1 / 1.75f], examples.Select(example => example.Weight));
    }

    [Fact]
    public async Task TrainAsync_NamesThatAreWordsOfThePool_PredictClassesWithoutALabel()
    {
        string[] subjects = ["rain", "invoice", "football"];
        string[] texts = [.. Some.Texts(300, seed: 9).Select((text, row) => $"{text} {subjects[row % 3]}")];

        var trained = await Some.TrainAsync(texts, new LabelSet("rain", "invoice", "football"), [Some.Labeled(0, 0)]);

        Assert.InRange(Enumerable.Range(0, 300).Average(row => trained.Predictions.Top()[row] == row % 3 ? 1.0 : 0), 0.9, 1);
    }

    private static ulong[] Tokens(string text)
    {
        using var scanner = new TextScanner(new ulong[16], pairs: true);
        return scanner.Scan(text).ToArray();
    }
}
