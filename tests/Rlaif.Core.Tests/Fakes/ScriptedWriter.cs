namespace Rlaif.Tests.Fakes;

/// <summary>Writes other texts each time it is asked, as a model does.</summary>
internal sealed class ScriptedWriter : IExampleWriter
{
    public int Calls { get; private set; }

    public Task<WrittenExamples> WriteAsync(LabelSet labels, CancellationToken cancellationToken = default) => Task.FromResult(
        new WrittenExamples([.. labels.Select(label => (string[])[$"{label.Name} {++Calls}"])]) { Usage = new TokenUsage(100, 20), Requests = labels.Count, Cost = 0.5m });
}
