using Rlaif.Noise;

namespace Rlaif.Tests.Noise;

public sealed class DoubtTests
{
    // 0.2 × (0.75 + 0.25 / 4), 0.5 × 0.25 / 4 and so on, over their sum; by hand.
    [Fact]
    public void Posterior_AnswerThatStatesNoDoubt_ErrsOneTimeInFour()
    {
        var posterior = Doubt.Posterior(SoftLabel.Certain(0, 4), [0.2f, 0.5f, 0.2f, 0.1f]);

        Assert.Equal(0.1625 / 0.2125, posterior[0], 5);
        Assert.Equal(0.03125 / 0.2125, posterior[1], 5);
        Assert.Equal(1, posterior.Sum(), 5);
    }

    [Fact]
    public void Posterior_AnswerThatStatesDoubt_WeighsWhatItStates()
    {
        var posterior = Doubt.Posterior(new SoftLabel([0.6f, 0.4f]), [0.25f, 0.75f]);

        Assert.Equal(0.25 * 0.595 / ((0.25 * 0.595) + (0.75 * 0.405)), posterior[0], 5);
    }

    [Fact]
    public void Posterior_ClassesThatAreRuledOut_AreStillNumbers() =>
        Assert.Equal(1, Doubt.Posterior(SoftLabel.Certain(0, 2), [0, 0]).Sum(), 5);

    // Each of the two named (0.75 + 0.25 / 4) × 0.25 / 4, each of the others (0.25 / 4)²; over their sum.
    [Fact]
    public void Either_TwoAnswersThatDisagree_LeavesBothPossible()
    {
        var either = Doubt.Either(SoftLabel.Certain(0, 4), SoftLabel.Certain(2, 4));

        Assert.Equal(0.05078125 / 0.109375, either.Probabilities[0], 5);
        Assert.Equal(either.Probabilities[0], either.Probabilities[2], 5);
        Assert.Equal(0.00390625 / 0.109375, either.Probabilities[1], 5);
    }

    [Theory]
    [InlineData(new[] { 0.6, 0.7 }, 0)]
    [InlineData(new[] { 0.1, 0.2, 0.95 }, 3)]
    [InlineData(new[] { 0.1, 0.2, 0.95, 0.9 }, 3)]
    [InlineData(new double[0], 0)]
    public void Contestable_Trust_ExpectsHalfOfThemToBeWrong(double[] trust, int expected) =>
        Assert.Equal(expected, Doubt.Contestable(trust));
}
