using System.Buffers;
using Rlaif.Classifiers.Numerics;

namespace Rlaif.Classifiers.Features;

/// <summary>The distinct features of one text after another, with their sublinear counts at unit length.</summary>
/// <remarks>
/// A count c becomes 1 + ln c (Salton and Buckley, 1988), and pairs count less than words. The length is taken before the inverse document frequency
/// comes in, so that it depends on the text alone: a classifier needs to know nothing of features without a weight.
/// </remarks>
internal ref struct TextFeatures
{
    /// <summary>The room that a caller gives from its stack, in features: enough for a text of some 100 words.</summary>
    public const int InitialCapacity = 256;

    // With few labels most pairs of a text were never seen; at full weight they drown the words (chosen by experiment).
    private const float PairWeight = 0.3f;

    private TextScanner _scanner;
    private Span<float> _values;
    private float[]? _rented;

    public TextFeatures(Span<ulong> hashes, Span<float> values, bool pairs)
    {
        _scanner = new TextScanner(hashes, pairs);
        _values = values;
    }

    /// <summary>Gets the hashes, ascending, each once.</summary>
    public ReadOnlySpan<ulong> Hashes { get; private set; }

    /// <summary>Gets the value of each hash; the sum of their squares is 1.</summary>
    public readonly ReadOnlySpan<float> Values => _values[..Hashes.Length];

    /// <summary>Reads a text in place of the one before.</summary>
    public void Read(ReadOnlySpan<char> text)
    {
        var occurrences = _scanner.Scan(text);
        occurrences.Sort();
        Reserve(occurrences.Length);
        var distinct = Count(occurrences, _values);
        Hashes = occurrences[..distinct];
        VectorRow.Normalize(_values[..distinct]);
    }

    public void Dispose()
    {
        _scanner.Dispose();
        Release();
    }

    // Moves the distinct features to the front.
    private static int Count(Span<ulong> sorted, Span<float> counts)
    {
        var distinct = 0;
        for (var start = 0; start < sorted.Length;)
        {
            var feature = sorted[start];
            var end = start + 1;
            while (end < sorted.Length && sorted[end] == feature)
            {
                end++;
            }

            sorted[distinct] = feature;
            var weight = TextScanner.IsPair(feature) ? PairWeight : 1;
            counts[distinct++] = end - start == 1 ? weight : weight * (1 + MathF.Log(end - start));
            start = end;
        }

        return distinct;
    }

    private void Reserve(int count)
    {
        if (count > _values.Length)
        {
            Release();
            _values = _rented = ArrayPool<float>.Shared.Rent(count);
        }
    }

    private void Release()
    {
        if (_rented is not null)
        {
            ArrayPool<float>.Shared.Return(_rented);
            _rented = null;
        }
    }
}
