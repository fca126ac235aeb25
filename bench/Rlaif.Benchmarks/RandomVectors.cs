using System.Numerics.Tensors;

namespace Rlaif.Benchmarks;

/// <summary>Vectors of a made-up pool, as long as those of the latent space.</summary>
internal sealed class RandomVectors : PoolVectors
{
    private readonly float[] _values;

    public RandomVectors(int count)
    {
        Count = count;
        var random = new Random(2);
        _values = new float[count * Dimensions];
        for (var row = 0; row < count; row++)
        {
            var vector = _values.AsSpan(row * Dimensions, Dimensions);
            foreach (ref var value in vector)
            {
                value = random.NextSingle() - 0.5f;
            }

            TensorPrimitives.Divide(vector, TensorPrimitives.Norm<float>(vector), vector);
        }
    }

    public override int Count { get; }

    public override int Dimensions => 96;

    public override double Similarity(int left, int right) =>
        TensorPrimitives.Dot<float>(_values.AsSpan(left * Dimensions, Dimensions), _values.AsSpan(right * Dimensions, Dimensions));

    public override void Read(int row, Span<float> vector) => _values.AsSpan(row * Dimensions, Dimensions).CopyTo(vector);
}
