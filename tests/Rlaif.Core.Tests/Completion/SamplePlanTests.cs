using Rlaif.Completion;

namespace Rlaif.Tests.Completion;

public sealed class SamplePlanTests
{
    [Fact]
    public void Next_NothingAsked_DrawsWhatTheFirstSetNeedsAtLeast()
    {
        var (sets, test) = Plan(3000, 0.99f, 0.9);

        Assert.InRange(new SamplePlan(sets, test).Next(new SampleCounts(sets), int.MaxValue), 29, 150);
    }

    [Theory]
    [InlineData(8, 1000, 8)]
    [InlineData(3000, 25, 25)]
    public void Next_FewRowsOrQuestions_IsAllThereIs(int rows, int most, int expected)
    {
        var (sets, test) = Plan(rows, 0.99f, 0.9);

        Assert.Equal(expected, new SamplePlan(sets, test).Next(new SampleCounts(sets), most));
    }

    [Fact]
    public void Next_EverythingPassed_AsksNoMore()
    {
        var (sets, test) = Plan(3000, 0.97f, 0.9);
        var counts = new SampleCounts(sets);
        for (var draw = 0; draw < 100; draw++)
        {
            var confidence = 0.97f - (0.00001f * draw);
            counts.Settle(confidence, 1, isContradicted: false);
            counts.Add(confidence, agrees: true);
            test.Look(counts);
        }

        Assert.Equal((sets.Count - 1, 0), (test.Largest(counts), new SamplePlan(sets, test).Next(counts, int.MaxValue)));
    }

    [Fact]
    public void Next_NothingPassesAndLabelsAreShort_EndsSoon()
    {
        var (sets, test) = Plan(3000, 0.6f, 0.9);
        var (counts, plan) = (new SampleCounts(sets), new SamplePlan(sets, test));
        while (plan.Next(counts, 1000) is var draws and > 0)
        {
            for (var draw = 0; draw < draws; draw++)
            {
                counts.Add(0.6f, agrees: draw % 2 == 0);
                test.Look(counts);
            }
        }

        Assert.Equal(-1, test.Largest(counts));
        Assert.InRange(counts.Total, 300, 400);
    }

    private static (NestedSets Sets, ThresholdTest Test) Plan(int rows, float confidence, double target)
    {
        var sets = new SyntheticPopulation([.. Enumerable.Range(0, rows).Select(row => confidence - (0.001f * row / rows))], new bool[rows]).Sets;
        return (sets, new ThresholdTest(new SetHypotheses(sets, target, 0.05)));
    }
}
