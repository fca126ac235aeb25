using Rlaif.Cli.Relabeling;

namespace Rlaif.Cli.Tests;

public sealed class LabelSetChangeTests
{
    private static readonly LabelSet Before = new([new LabelDefinition("fruit", "grows on trees", ["a plum"]), new LabelDefinition("metal"), new LabelDefinition("stone")]);

    [Fact]
    public void Carry_Renamed_KeepsPlaceDescriptionAndAnswer()
    {
        var change = new LabelSetChange(Before, new ClassReplacement(["fruit"], ["produce"]));

        var labels = change.ToLabelSet(described: null);

        Assert.Equal(["produce", "metal", "stone"], labels.Select(label => label.Name));
        Assert.Equal(("grows on trees", "a plum"), (labels[0].Description, Assert.Single(labels[0].Examples)));
        Assert.Equal(["produce", "metal", "stone"], Enumerable.Range(0, 3).Select(change.Carry));
        Assert.True(change.KeepsAbstentions);
    }

    [Fact]
    public void Carry_Merged_AddsUpProbabilities()
    {
        var change = new LabelSetChange(Before, new ClassReplacement(["metal", "stone"], ["mineral"]));

        var carried = change.Carry(new SoftLabel([0.4f, 0.35f, 0.25f]));

        Assert.Equal([0.4f, 0.6f], carried.Probabilities.ToArray());
        Assert.Equal(["fruit", "mineral", "mineral"], Enumerable.Range(0, 3).Select(change.Carry));
    }

    [Fact]
    public void Carry_MergedIntoOneOfThem_KeepsItsName() =>
        Assert.Equal(["fruit", "metal"], new LabelSetChange(Before, new ClassReplacement(["metal", "stone"], ["metal"])).ToLabelSet(described: null).Select(label => label.Name));

    [Fact]
    public void Carry_Split_IsAnAnswerNoMore()
    {
        var change = new LabelSetChange(Before, new ClassReplacement(["fruit"], ["apple", "pear"]));

        Assert.Equal([null, "metal", "stone"], Enumerable.Range(0, 3).Select(change.Carry));
        Assert.Equal([0.25f, 0.25f, 0.5f, 0f], change.Carry(new SoftLabel([0.5f, 0.5f, 0f])).Probabilities.ToArray());
        Assert.True(change.KeepsAbstentions);
    }

    [Fact]
    public void Carry_Added_LeavesAnswersAndAsksWhereNoClassFitted()
    {
        var change = new LabelSetChange(Before, new ClassReplacement([], ["wood"]));

        Assert.Equal(["fruit", "metal", "stone", "wood"], change.ToLabelSet(described: null).Select(label => label.Name));
        Assert.Equal(["fruit", "metal", "stone"], Enumerable.Range(0, 3).Select(change.Carry));
        Assert.False(change.KeepsAbstentions);
    }

    [Fact]
    public void Carry_SplitThenMergedAgain_IsTheSameAnswer()
    {
        var change = new LabelSetChange(Before, new ClassReplacement(["fruit"], ["apple", "pear"]), new ClassReplacement(["apple", "pear"], ["fruit"]));

        Assert.Equal(["fruit", "metal", "stone"], Enumerable.Range(0, 3).Select(change.Carry));
    }

    [Fact]
    public void Constructor_ClassThatIsNotThere_NamesThoseThatAre() =>
        Assert.Contains("no class 'plum' to change; the classes are fruit, metal, stone", Assert.Throws<UsageException>(() => new LabelSetChange(Before, new ClassReplacement(["plum"], ["pear"]))).Message, StringComparison.Ordinal);

    [Fact]
    public void Constructor_NameThatIsTaken_SaysHowToMerge() =>
        Assert.Contains("a class 'metal' already", Assert.Throws<UsageException>(() => new LabelSetChange(Before, new ClassReplacement(["stone"], ["metal"]))).Message, StringComparison.Ordinal);
}
