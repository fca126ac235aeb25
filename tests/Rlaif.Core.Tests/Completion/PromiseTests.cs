using Rlaif.Completion;

namespace Rlaif.Tests.Completion;

public sealed class PromiseTests
{
    private const int Runs = 1000;
    private const double Target = 0.9;
    private const double Risk = 0.05;

    // 5 % of 1,000 runs are 50; four standard deviations above are 78.
    private const int MostMisses = 78;

    [Theory]
    [InlineData(1, 1500)]
    [InlineData(2, 1500)]
    [InlineData(3, 300)]
    [InlineData(4, 400)]
    [InlineData(5, 5000)]
    public void Promise_ErrorsJustAboveTheTargetEverywhere_PromisesWronglyNoMoreOftenThanTheRisk(int seed, int size)
    {
        var random = new Random(seed);
        var population = Spread(size, _ => 1.02 * (1 - Target), random);

        Assert.InRange(Misses(population, random), 0, MostMisses);
    }

    [Theory]
    [InlineData(11, 0.3)]
    [InlineData(12, 0.5)]
    [InlineData(13, 0.7)]
    [InlineData(14, 0.9)]
    public void Promise_ErrorsThatBeginSuddenly_PromisesWronglyNoMoreOftenThanTheRisk(int seed, double good)
    {
        var random = new Random(seed);
        var population = Spread(1500, coverage => coverage <= good ? 0.95 * (1 - Target) : 0.5, random);

        Assert.InRange(Misses(population, random), 0, MostMisses);
    }

    [Fact]
    public void Promise_ErrorsAtTheTarget_UsesUpMostOfTheRisk()
    {
        var random = new Random(41);
        var population = Spread(3000, coverage => coverage <= 0.9 ? 0.101 : 1, random);

        Assert.InRange(Misses(population, random), 0.2 * Risk * Runs, MostMisses);
    }

    [Fact]
    public void Promise_TextsThatOccurOftenAreRight_PromisesForTheRest()
    {
        var random = new Random(21);
        int[] times = [.. Enumerable.Range(0, 900).Select(row => row % 9 == 0 ? 12 : 1)];
        var confidence = Confidences(times.Length);
        bool[] disagrees = [.. times.Select(count => count == 1 && random.NextDouble() < 0.24)];
        var population = new SyntheticPopulation(confidence, disagrees, times);

        Assert.InRange(Misses(population, random), 0, MostMisses);
    }

    [Fact]
    public void Promise_ClassifierIsMostlyRight_PromisesForMostRows()
    {
        var random = new Random(31);
        var population = Spread(2000, _ => 0.01, random);

        Assert.InRange(Realized(population, random).Count(agreement => agreement is not null), 0.88 * Runs, Runs);
    }

    [Fact]
    public void NestedSets_EqualConfidences_StayTogether()
    {
        var sets = new SyntheticPopulation([0.9f, 0.9f, 0.9f, 0.6f, 0.6f], new bool[5], [1, 3, 1, 1, 1]).Sets;

        Assert.Equal((2, 5, 7), (sets.Count, sets.Size(0), sets.Size(1)));
        Assert.Equal(5, sets.SettledBy(0, 1000), 0.001);
        Assert.InRange(sets.SettledBy(0, 1), 1, 3);
    }

    private static int Misses(SyntheticPopulation population, Random random) => Realized(population, random).Count(agreement => agreement < Target);

    private static double?[] Realized(SyntheticPopulation population, Random random)
    {
        var hypotheses = new SetHypotheses(population.Sets, Target, Risk);
        return [.. Enumerable.Range(0, Runs).Select(_ => population.Realized(hypotheses, random))];
    }

    private static SyntheticPopulation Spread(int size, Func<double, double> errorRate, Random random) =>
        new(Confidences(size), [.. Enumerable.Range(0, size).Select(row => random.NextDouble() < errorRate((row + 1.0) / size))]);

    // From sure to unsure, and about as often right as they say.
    private static float[] Confidences(int size) => [.. Enumerable.Range(0, size).Select(row => 0.99f - (0.2f * row / size))];
}
