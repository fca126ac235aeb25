using Microsoft.Extensions.AI;

namespace Rlaif.Labelers.Writing;

/// <summary>Has the texts of one class written.</summary>
internal sealed class ExampleCall(IChatClient client, LabelSet labels, int label, ExampleWriterOptions options)
{
    private readonly WritingCall<IReadOnlyList<string>> _call = new(
        client,
        new WritingRequest(ExamplePrompt.Messages(labels, label, options), ExamplePrompt.Format, options.MaxOutputTokens, label),
        options.Prices,
        response => ExampleReply.Read(response, labels[label].Examples, options.Count) is { Count: > 0 } texts ? texts : null);

    /// <summary>Gets whether the server takes a schema.</summary>
    public bool TakesSchema => _call.TakesSchema;

    /// <exception cref="LabelingException">Nobody can write, at all or for now.</exception>
    public async Task<WrittenExamples> RunAsync(bool withSchema, CancellationToken cancellationToken)
    {
        await _call.RunAsync(withSchema, cancellationToken).ConfigureAwait(false);
        var name = labels[label].Name;
        return _call.IsPutOff
            ? throw new LabelingException($"No texts came for the class '{name}': {_call.Obstacle}")
            : new WrittenExamples(name, _call.Written ?? []) { Usage = _call.Ledger.Usage, Requests = _call.Ledger.Requests, Cost = _call.Ledger.Cost };
    }
}
