using System.Numerics.Tensors;

namespace Rlaif.Querying;

/// <summary>How much each class wants for labels: 1 / (1 + those there are and those expected).</summary>
internal sealed class ClassNeed
{
    private readonly float[] _counts;
    private readonly float[] _needs;

    public ClassNeed(QueryContext context)
    {
        _counts = new float[context.Predictions.Classes];
        _needs = new float[_counts.Length];
        Array.Fill(_needs, 1);
        foreach (var example in context.Labeled)
        {
            Expect(example.Label.Probabilities);
        }
    }

    /// <summary>Returns how much a row with this prediction is wanted: 0 to 1.</summary>
    public float Of(ReadOnlySpan<float> prediction) => TensorPrimitives.Dot(prediction, _needs);

    /// <summary>Counts a label of this distribution.</summary>
    public void Expect(ReadOnlySpan<float> label)
    {
        for (var index = 0; index < _counts.Length; index++)
        {
            _counts[index] += label[index];
            _needs[index] = 1 / (1 + _counts[index]);
        }
    }
}
