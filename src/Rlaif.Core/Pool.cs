using System.Collections;
using System.Runtime.InteropServices;

namespace Rlaif;

/// <summary>The texts of a run; equal texts are one example with a multiplicity.</summary>
/// <remarks>
/// Immutable and safe for concurrent use. As a list it holds the distinct examples: item i is row i of every
/// prediction table of the run. <see cref="Originals"/> holds every example as it was given.
/// </remarks>
public sealed class Pool : IReadOnlyList<TextExample>
{
    private readonly TextExample[] _distinct;
    private readonly int[] _multiplicities;
    private readonly TextExample[] _originals;
    private readonly int[] _rows;
    private readonly Dictionary<string, int> _rowById;
    private string? _fingerprint;

    /// <summary>Initializes the pool.</summary>
    /// <param name="examples">The examples; the order is kept, identifiers are unique, texts may repeat.</param>
    /// <exception cref="ArgumentException">Two examples share an identifier.</exception>
    public Pool(IEnumerable<TextExample> examples)
    {
        ArgumentNullException.ThrowIfNull(examples);
        _originals = [.. examples];
        _rows = new int[_originals.Length];
        _rowById = new Dictionary<string, int>(_originals.Length, StringComparer.Ordinal);
        var rowByText = new Dictionary<string, int>(_originals.Length, StringComparer.Ordinal);
        var distinct = new List<TextExample>(_originals.Length);
        for (var index = 0; index < _originals.Length; index++)
        {
            var example = _originals[index];
            ref var row = ref CollectionsMarshal.GetValueRefOrAddDefault(rowByText, example.Text, out var isKnown);
            if (!isKnown)
            {
                row = distinct.Count;
                distinct.Add(example);
            }

            _rows[index] = row;
            if (!_rowById.TryAdd(example.Id, row))
            {
                throw new ArgumentException($"The id '{example.Id}' occurs twice in the pool; give each example an id of its own.", nameof(examples));
            }
        }

        _distinct = [.. distinct];
        _multiplicities = new int[_distinct.Length];
        foreach (var row in _rows)
        {
            _multiplicities[row]++;
        }
    }

    /// <summary>Gets the number of distinct examples.</summary>
    public int Count => _distinct.Length;

    /// <summary>Gets every example as it was given, duplicates included, in the given order.</summary>
    public IReadOnlyList<TextExample> Originals => _originals;

    /// <summary>Gets the distinct example of a row; its identifier is that of its first occurrence.</summary>
    /// <param name="row">The row, from 0.</param>
    public TextExample this[int row] => _distinct[row];

    /// <summary>Creates a pool whose identifiers are the positions of the texts, from 1.</summary>
    /// <param name="texts">The texts, in order.</param>
    /// <returns>The pool.</returns>
    public static Pool FromTexts(IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return new Pool(texts.Select((text, index) => new TextExample($"{index + 1}", text)));
    }

    /// <summary>Returns how many originals share the text of a row.</summary>
    /// <param name="row">The row, from 0.</param>
    /// <returns>At least 1.</returns>
    public int Multiplicity(int row) => _multiplicities[row];

    /// <summary>Returns the row of an original.</summary>
    /// <param name="original">The position in <see cref="Originals"/>.</param>
    /// <returns>The row of its distinct example.</returns>
    public int RowOf(int original) => _rows[original];

    /// <summary>Finds a row by the identifier of any of its originals.</summary>
    /// <param name="id">The identifier, compared by ordinal.</param>
    /// <returns>The row, or -1 where the pool has no such identifier.</returns>
    public int RowOf(string id) => _rowById.GetValueOrDefault(id, -1);

    /// <summary>Computes a fingerprint of all identifiers and texts in their order.</summary>
    /// <returns>A SHA-256 in hexadecimal.</returns>
    public string ComputeFingerprint() => _fingerprint ??= Fingerprint.Of(IdsAndTexts());

    /// <summary>Computes the fingerprint that a pool of the first originals has.</summary>
    internal string ComputeFingerprint(int originals) => Fingerprint.Of(IdsAndTexts().Take(2 * originals));

    /// <inheritdoc/>
    public IEnumerator<TextExample> GetEnumerator() => ((IEnumerable<TextExample>)_distinct).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private IEnumerable<string> IdsAndTexts()
    {
        foreach (var example in _originals)
        {
            yield return example.Id;
            yield return example.Text;
        }
    }
}
