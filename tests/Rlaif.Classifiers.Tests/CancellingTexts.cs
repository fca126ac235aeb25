using System.Collections;

namespace Rlaif.Classifiers.Tests;

/// <summary>Texts that cancel their own prediction once the first of them is read.</summary>
internal sealed class CancellingTexts(int count, CancellationTokenSource source) : IReadOnlyList<string>
{
    public int Count => count;

    public string this[int index]
    {
        get
        {
            source.Cancel();
            return $"text {index}";
        }
    }

    public IEnumerator<string> GetEnumerator() => Enumerable.Range(0, count).Select(index => $"text {index}").GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
