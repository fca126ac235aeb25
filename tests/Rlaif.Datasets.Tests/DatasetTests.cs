namespace Rlaif.Datasets.Tests;

public sealed class DatasetTests
{
    [Fact]
    public void GoldLabelSet_AnyOrder_IsOrdinal() =>
        Assert.Equal(["Zebra", "ant", "ähre"], Data("ant", "Zebra", null, "ähre", "ant").GoldLabelSet().Select(label => label.Name));

    [Fact]
    public void GoldLabelSet_NoLabels_Throws() => Assert.Throws<DatasetException>(() => Data(null, null).GoldLabelSet());

    [Fact]
    public void GoldLabelSet_TooMany_SaysHowMany() =>
        Assert.Contains("1001 different", Assert.Throws<DatasetException>(() => Data([.. Enumerable.Range(0, 1001).Select(number => $"c{number}")]).GoldLabelSet()).Message, StringComparison.Ordinal);

    [Fact]
    public void GoldLabelSet_NameWithALineBreak_Throws() =>
        Assert.Contains("line break", Assert.Throws<DatasetException>(() => Data("a \"quoted\"\nname", "b").GoldLabelSet()).Message, StringComparison.Ordinal);

    [Fact]
    public void GoldLabels_RowsWithout_AreLeftOut()
    {
        var data = Data("a", null, "b");

        Assert.Equal(["1:a", "3:b"], data.GoldLabels().Select(pair => $"{pair.Key}:{pair.Value}"));
        Assert.Equal([new LabeledText("text 1", "a"), new LabeledText("text 3", "b")], data.HeldOut());
        Assert.Empty(data.KnownLabels());
        Assert.Equal(3, data.ToPool().Count);
    }

    private static Dataset Data(params string?[] gold) =>
        new([.. gold.Select((label, index) => new DatasetRow(new TextExample($"{index + 1}", $"text {index + 1}"), label, null))], []);
}
