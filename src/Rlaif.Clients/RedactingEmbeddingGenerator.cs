using Microsoft.Extensions.AI;
using Rlaif.Clients.Redaction;

namespace Rlaif.Clients;

/// <summary>Replaces secrets by placeholders before texts leave the process to be embedded.</summary>
/// <remarks>
/// Placeholders are numbered in each text anew, so that a vector depends on its own text alone. Values are never logged. Safe for
/// concurrent use. It stands around batches and caches.
/// </remarks>
public sealed class RedactingEmbeddingGenerator : DelegatingEmbeddingGenerator<string, Embedding<float>>
{
    private readonly Redactor _redactor;

    /// <summary>Initializes the generator.</summary>
    /// <param name="innerGenerator">The generator that is to see no secrets; disposed with this one.</param>
    /// <param name="options">What is redacted; <see langword="null"/> for the defaults.</param>
    public RedactingEmbeddingGenerator(IEmbeddingGenerator<string, Embedding<float>> innerGenerator, RedactionOptions? options = null)
        : base(innerGenerator) =>
        _redactor = new Redactor(options ?? new RedactionOptions());

    /// <summary>Gets how many places were redacted so far.</summary>
    /// <value>A snapshot by kind, such as <c>EMAIL</c>; kinds that were never met are left out.</value>
    public IReadOnlyDictionary<string, long> Counts => _redactor.Counts;

    /// <inheritdoc/>
    public override Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        return base.GenerateAsync(values.Select(Redacted), options, cancellationToken);
    }

    private string Redacted(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return _redactor.Redact(text, new Placeholders(), isStructure: _ => false);
    }
}
