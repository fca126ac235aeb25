using System.ClientModel.Primitives;

namespace Rlaif.Clients.OpenAI.Tests;

/// <summary>The headers of a response that never was.</summary>
internal sealed class FixedHeaders : PipelineResponseHeaders
{
    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    public string this[string name]
    {
        set => _values[name] = value;
    }

    public override bool TryGetValue(string name, out string? value) => _values.TryGetValue(name, out value);

    public override bool TryGetValues(string name, out IEnumerable<string>? values)
    {
        values = TryGetValue(name, out var value) ? [value!] : null;
        return values is not null;
    }

    public override IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _values.GetEnumerator();
}
