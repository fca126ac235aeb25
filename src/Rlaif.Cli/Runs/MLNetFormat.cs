namespace Rlaif.Cli.Runs;

/// <summary>Reads models of ML.NET once there is one to read: nothing is looked for before.</summary>
internal sealed class MLNetFormat : IClassifierFormat
{
    public string Name => "mlnet";

    public Task<IClassifier> LoadAsync(Stream source, CancellationToken cancellationToken = default) => MLNetAssembly.CreateFormat().LoadAsync(source, cancellationToken);
}
