namespace Rlaif.Tests.Fakes;

/// <summary>Points on the unit circle by their angles in radians; a row that is no number has no features.</summary>
internal sealed class AngleVectors(params double[] angles) : PoolVectors
{
    public override int Count => angles.Length;

    public override int Dimensions => 2;

    public override double Similarity(int left, int right) => double.IsNaN(angles[left] + angles[right]) ? 0 : Math.Cos(angles[left] - angles[right]);

    public override void Read(int row, Span<float> vector) =>
        (vector[0], vector[1]) = double.IsNaN(angles[row]) ? (0, 0) : ((float)Math.Cos(angles[row]), (float)Math.Sin(angles[row]));
}
