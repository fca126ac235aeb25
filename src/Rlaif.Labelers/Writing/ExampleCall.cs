using Microsoft.Extensions.AI;
using Rlaif.Labelers.Chat;

namespace Rlaif.Labelers.Writing;

/// <summary>Has the texts of one class written.</summary>
internal sealed class ExampleCall(IChatClient client, LabelSet labels, int label, ExampleWriterOptions options)
{
    private readonly WritingCall<IReadOnlyList<string>> _call = new(
        client,
        new WritingRequest(ExamplePrompt.Messages(labels, label, options), ExamplePrompt.Format, options.MaxOutputTokens, label),
        options.Prices,
        response => ExampleReply.Read(response, labels[label].Examples, options.Count) is { Count: > 0 } texts ? texts : null);

    public CallLedger Ledger => _call.Ledger;

    public IReadOnlyList<string> Texts => _call.Written ?? [];

    /// <summary>Gets whether the server takes a schema.</summary>
    public bool TakesSchema => _call.TakesSchema;

    public Task RunAsync(bool withSchema, CancellationToken cancellationToken) => _call.RunAsync(withSchema, cancellationToken);
}
