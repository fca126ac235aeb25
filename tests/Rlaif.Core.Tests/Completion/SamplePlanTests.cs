using Rlaif.Completion;

namespace Rlaif.Tests.Completion;

public sealed class SamplePlanTests
{
    [Fact]
    public void Size_SureClassifier_AsksLessThanOneThatHasToBeMeasuredClosely()
    {
        var sure = SamplePlan.Size(Sets(3000, 0.99f), 0.9, 0.05, int.MaxValue);
        var unsure = SamplePlan.Size(Sets(3000, 0.93f), 0.9, 0.05, int.MaxValue);

        Assert.InRange(sure, 57, 200);
        Assert.InRange(unsure, sure + 1, 2000);
    }

    [Theory]
    [InlineData(0, 100, 0)]
    [InlineData(30, 1000, 30)]
    [InlineData(3000, 80, 80)]
    public void Size_FewRowsOrQuestions_IsAllThereIs(int rows, int most, int expected) =>
        Assert.Equal(expected, SamplePlan.Size(Sets(rows, 0.7f), 0.95, 0.05, most));

    private static NestedSets Sets(int rows, float confidence) =>
        new SyntheticPopulation([.. Enumerable.Range(0, rows).Select(row => confidence - (0.001f * row / rows))], new bool[rows]).Sets;
}
