using Rlaif.Loop;

namespace Rlaif.Tests;

public sealed class StopSetTests
{
    private static readonly int[] Before = [0, 0, 1, 2, 1, 0, 2, 2, 1, 0];
    private static readonly int[] Now = [0, 1, 1, 2, 1, 0, 2, 0, 1, 0];
    private static readonly int[] Rows = [.. Enumerable.Range(0, 10)];

    [Fact]
    public void Measure_TwoPredictions_GivesTheKappaOfScikitLearn() =>
        Assert.Equal(0.696969696969697, StopSet.Measure(PoolOf(1, 1, 1, 1, 1, 1, 1, 1, 1, 1), Rows, TableOf(Before), TableOf(Now))!.Kappa!.Value, 12);

    [Fact]
    public void Measure_EqualTexts_CountByTheirMultiplicity() =>
        Assert.Equal(0.6557377049180328, StopSet.Measure(PoolOf(1, 2, 1, 1, 3, 1, 1, 1, 2, 1), Rows, TableOf(Before), TableOf(Now))!.Kappa!.Value, 12);

    [Fact]
    public void Measure_SomeRows_LooksAtNoOther()
    {
        var table = new PredictionTable([0.9f, 0.1f, 0.5f, 0.5f, 0.3f, 0.7f], 2);

        var summary = StopSet.Measure(PoolOf(1, 1, 3), [0, 2], null, table)!;

        Assert.Equal((2, null), (summary.Rows, summary.Kappa));
        Assert.Equal(0.75, summary.ExpectedAccuracy, 6);
        Assert.Equal(((0.468995593589281 * 1) + (0.881290899230693 * 3)) / 4, summary.Entropy.Mean, 5);
    }

    [Fact]
    public void Measure_OneClassThroughout_AgreesFully() =>
        Assert.Equal(1, StopSet.Measure(PoolOf(1, 1), [0, 1], TableOf([1, 1]), TableOf([1, 1]))!.Kappa);

    [Fact]
    public void Measure_NoRows_IsNothing() => Assert.Null(StopSet.Measure(PoolOf(1), [], null, TableOf([0])));

    private static Pool PoolOf(params int[] multiplicities) =>
        Pool.FromTexts(multiplicities.SelectMany((count, row) => Enumerable.Repeat($"text {row}", count)));

    private static PredictionTable TableOf(int[] classes) =>
        new([.. classes.SelectMany(top => Enumerable.Range(0, 3).Select(index => index == top ? 0.8f : 0.1f))], 3);
}
