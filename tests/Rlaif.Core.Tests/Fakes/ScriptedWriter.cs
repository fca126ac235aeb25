using System.Runtime.CompilerServices;

namespace Rlaif.Tests.Fakes;

/// <summary>Writes a text for each class; from a number of classes on it fails.</summary>
internal sealed class ScriptedWriter(int failsAfter = int.MaxValue) : IExampleWriter
{
    private readonly List<string> _asked = [];

    /// <summary>Gets the classes that it was asked to write for.</summary>
    public IReadOnlyList<string> Asked => _asked;

    public async IAsyncEnumerable<WrittenExamples> WriteAsync(LabelSet labels, IReadOnlyList<string> wanted, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var name in wanted)
        {
            if (_asked.Count == failsAfter)
            {
                throw new LabelingException("The account has nothing left.");
            }

            _asked.Add(name);
            await Task.Yield();
            yield return new WrittenExamples(name, [$"{name} {labels.IndexOf(name) + 1}"]) { Usage = new TokenUsage(50, 10), Requests = 1, Cost = 0.25m };
        }
    }
}
