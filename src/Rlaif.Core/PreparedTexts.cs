using System.Collections;

namespace Rlaif;

/// <summary>Texts that are predicted again and again, such as held-out ones; classifiers keep here what they computed of them.</summary>
/// <remarks>Safe for concurrent use. What was kept last is held as long as this list is.</remarks>
public sealed class PreparedTexts : IReadOnlyList<string>
{
    private readonly Lock _gate = new();
    private readonly string[] _texts;
    private (object Key, object Value)? _kept;

    /// <summary>Initializes the list.</summary>
    /// <param name="texts">The texts, copied here.</param>
    public PreparedTexts(IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        _texts = [.. texts];
    }

    /// <inheritdoc/>
    public int Count => _texts.Length;

    /// <inheritdoc/>
    public string this[int index] => _texts[index];

    /// <summary>Returns what was kept for a key, or computes and keeps it in place of what was kept before.</summary>
    /// <typeparam name="T">What a kind of classifier computes of texts.</typeparam>
    /// <param name="key">What the result depends on beside the texts; compared by reference.</param>
    /// <param name="prepare">Computes the result; concurrent callers may compute it twice.</param>
    /// <param name="cancellationToken">Cancels the computation.</param>
    /// <returns>The result.</returns>
    public async Task<T> GetOrPrepareAsync<T>(object key, Func<IReadOnlyList<string>, CancellationToken, Task<T>> prepare, CancellationToken cancellationToken = default)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(prepare);
        lock (_gate)
        {
            if (_kept is { } kept && ReferenceEquals(kept.Key, key) && kept.Value is T found)
            {
                return found;
            }
        }

        var value = await prepare(this, cancellationToken).ConfigureAwait(false);
        lock (_gate)
        {
            _kept = (key, value);
        }

        return value;
    }

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)_texts).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
