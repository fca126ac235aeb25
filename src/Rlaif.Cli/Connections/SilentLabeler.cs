namespace Rlaif.Cli.Connections;

/// <summary>Stands where nobody is to be asked.</summary>
internal sealed class SilentLabeler : ILabeler
{
    public IAsyncEnumerable<Annotation> LabelAsync(IReadOnlyList<LabelRequest> batch, CancellationToken cancellationToken = default) =>
        batch.Select(request => new Annotation(request.Example.Id, AnnotationOutcome.NotAsked)).ToAsyncEnumerable();
}
