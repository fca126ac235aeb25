namespace Rlaif.Tests;

public sealed class SoftLabelTests
{
    [Theory]
    [InlineData(0.5f, 0.6f)]
    [InlineData(-0.1f, 1.1f)]
    [InlineData(float.NaN, 1f)]
    [InlineData(float.PositiveInfinity, 0f)]
    public void Constructor_NoDistribution_Throws(float first, float second) =>
        Assert.Throws<ArgumentException>(() => new SoftLabel([first, second]));

    [Fact]
    public void Constructor_Nothing_Throws() => Assert.Throws<ArgumentException>(() => new SoftLabel([]));

    [Fact]
    public void Measures_ThreeClasses_AreAsComputedByHand()
    {
        var label = new SoftLabel([0.25f, 0.5f, 0.25f]);

        Assert.Equal((1, 0.5, 0.25), (label.Top, label.Confidence, label.Margin));
        Assert.Equal(1.5 * Math.Log(2), label.Entropy, 1e-9);
        Assert.Equal(1.5 * Math.Log(2) / Math.Log(3), label.NormalizedEntropy, 1e-9);
    }

    [Fact]
    public void Certain_OneOfThree_HasNoEntropy()
    {
        var label = SoftLabel.Certain(2, 3);

        Assert.Equal((2, 1.0, 1.0, 0.0), (label.Top, label.Confidence, label.Margin, label.Entropy));
    }

    [Fact]
    public void Certain_ClassOutsideTheSet_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => SoftLabel.Certain(3, 3));

    [Fact]
    public void Equals_SameProbabilities_IsTrue()
    {
        Assert.Equal(new SoftLabel([0.5f, 0.5f]), new SoftLabel([0.5f, 0.5f]));
        Assert.NotEqual(new SoftLabel([0.5f, 0.5f]), new SoftLabel([0.4f, 0.6f]));
    }
}
