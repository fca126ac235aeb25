namespace Rlaif.Tests;

public sealed class PoolTests
{
    private static readonly Pool WithDuplicates = new([new("a", "one"), new("b", "two"), new("c", "one"), new("d", "one")]);

    [Fact]
    public void EqualTexts_AreOneExampleWithAMultiplicity()
    {
        Assert.Equal(["a", "b"], WithDuplicates.Select(example => example.Id));
        Assert.Equal([3, 1], [WithDuplicates.Multiplicity(0), WithDuplicates.Multiplicity(1)]);
        Assert.Equal([0, 1, 0, 0], Enumerable.Range(0, 4).Select(original => WithDuplicates.RowOf(original)));
        Assert.Equal([0, 1, 0, 0, -1], new[] { "a", "b", "c", "d", "e" }.Select(id => WithDuplicates.RowOf(id)));
        Assert.Equal(4, WithDuplicates.Originals.Count);
    }

    [Fact]
    public void Constructor_IdTwice_NamesIt() =>
        Assert.Contains("'x'", Assert.Throws<ArgumentException>(() => new Pool([new("x", "one"), new("x", "two")])).Message, StringComparison.Ordinal);

    [Fact]
    public void ComputeFingerprint_AnyChange_ChangesIt()
    {
        Pool[] pools = [Pool.FromTexts(["ab", "c"]), Pool.FromTexts(["a", "bc"]), Pool.FromTexts(["c", "ab"]), new([new("1", "ab"), new("3", "c")])];

        Assert.Equal(4, pools.Select(pool => pool.ComputeFingerprint()).Distinct().Count());
        Assert.Equal(pools[0].ComputeFingerprint(), Pool.FromTexts(["ab", "c"]).ComputeFingerprint());
    }

    [Fact]
    public void ToString_OfAnExample_HidesTheText() => Assert.Equal("a", $"{WithDuplicates[0]}");
}
