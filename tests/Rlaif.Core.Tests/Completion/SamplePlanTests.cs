using Rlaif.Completion;

namespace Rlaif.Tests.Completion;

public sealed class SamplePlanTests
{
    [Fact]
    public void First_SureClassifier_AsksLessThanOneThatHasToBeMeasuredClosely()
    {
        var sure = Plan(3000, 0.99f, 0.9).First(int.MaxValue);
        var unsure = Plan(3000, 0.93f, 0.9).First(int.MaxValue);

        Assert.InRange(sure, 57, 200);
        Assert.InRange(unsure, sure + 1, 2000);
    }

    [Theory]
    [InlineData(30, 1000, 30)]
    [InlineData(3000, 80, 80)]
    public void First_FewRowsOrQuestions_IsAllThereIs(int rows, int most, int expected) =>
        Assert.Equal(expected, Plan(rows, 0.7f, 0.95).First(most));

    [Fact]
    public void Next_EverythingPassed_AsksNoMore()
    {
        var sets = Sets(3000, 0.93f);
        var plan = new SamplePlan(sets, 0.9, 0.05);
        var seen = new SampleCounts(sets);
        for (var draw = 0; draw < plan.First(int.MaxValue); draw++)
        {
            seen.Add(0.93f - (0.001f * draw / 3000), agrees: true);
        }

        Assert.Equal(seen.Total, plan.Next(seen, sets.Count - 1, int.MaxValue));
    }

    private static SamplePlan Plan(int rows, float confidence, double target) => new(Sets(rows, confidence), target, 0.05);

    private static NestedSets Sets(int rows, float confidence) =>
        new SyntheticPopulation([.. Enumerable.Range(0, rows).Select(row => confidence - (0.001f * row / rows))], new bool[rows]).Sets;
}
