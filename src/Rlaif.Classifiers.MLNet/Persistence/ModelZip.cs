using System.IO.Compression;
using System.Text.Json;
using Microsoft.ML;
using Microsoft.ML.Data;
using Rlaif.Classifiers.MLNet.Scoring;
using Rlaif.Classifiers.MLNet.Views;

namespace Rlaif.Classifiers.MLNet.Persistence;

/// <summary>The zip of ML.NET with one entry more, <c>rlaif.json</c>, which ML.NET does not look at.</summary>
internal static class ModelZip
{
    private const string EntryName = "rlaif.json";
    private const int Version = 1;

    // The earliest time that a zip can name: equal models are equal files, whenever they were saved.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static ReadOnlyMemory<byte> Write(LabelSet labels, Pipeline pipeline)
    {
        var destination = new MemoryStream();
        using (var zip = new ZipArchive(destination, ZipArchiveMode.Create, leaveOpen: true))
        {
            if (pipeline.Head is not null)
            {
                CopyModel(pipeline, zip);
            }

            using var entry = NewEntry(zip, EntryName);
            JsonSerializer.Serialize(entry, Describe(labels, pipeline), ModelJson.Default.ModelContent);
        }

        return destination.GetBuffer().AsMemory(0, (int)destination.Length);
    }

    /// <exception cref="ModelFileException">The content is not such a zip.</exception>
    public static (LabelSet Labels, Pipeline Pipeline) Read(Stream source, MLContext context)
    {
        try
        {
            var content = ReadContent(source);
            var labels = new LabelSet(content.Labels.Select(label => new LabelDefinition(label.Name, label.Description, label.Examples)));
            return (labels, content.IsTrained ? ReadModel(source, context, content, labels) : Pipeline.Untrained);
        }
        catch (Exception exception) when (exception is InvalidDataException or JsonException or FormatException or ArgumentException or InvalidOperationException or InvalidCastException or EndOfStreamException)
        {
            throw new ModelFileException("The model is damaged, or made of transforms that are not at hand; copy it again, or add the packages that it was trained with.", exception);
        }
    }

    private static void CopyModel(Pipeline pipeline, ZipArchive destination)
    {
        using var model = new MemoryStream();
        new MLContext(seed: 0).Model.Save(pipeline.Chain, new RowView(0, CancellationToken.None, ViewColumn.Texts([])).Schema, model);
        using var zip = new ZipArchive(model, ZipArchiveMode.Read);
        foreach (var entry in zip.Entries)
        {
            using var from = entry.Open();
            using var to = NewEntry(destination, entry.FullName);
            from.CopyTo(to);
        }
    }

    private static Stream NewEntry(ZipArchive zip, string name)
    {
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = NoTime;
        return entry.Open();
    }

    private static ModelContent Describe(LabelSet labels, Pipeline pipeline) => new(
        Version,
        [.. labels.Select(label => new LabelContent(label.Name, label.Description, label.Examples))],
        pipeline.Head is not null,
        pipeline.Featurizer is not null,
        pipeline.Scores?.Kind ?? MLNetScores.Probabilities);

    private static ModelContent ReadContent(Stream source)
    {
        using var zip = new ZipArchive(source, ZipArchiveMode.Read, leaveOpen: true);
        using var entry = (zip.GetEntry(EntryName) ?? throw new ModelFileException($"The zip has no {EntryName}, so its classes are not known; take one that an MLNetClassifier saved.")).Open();
        var content = JsonSerializer.Deserialize(entry, ModelJson.Default.ModelContent) ?? throw new InvalidDataException();
        return content.Version == Version
            ? content
            : throw new ModelFileException($"The model file has version {content.Version} of the mlnet format, and this release reads version {Version}; update Rlaif or train anew.");
    }

    private static Pipeline ReadModel(Stream source, MLContext context, ModelContent content, LabelSet labels)
    {
        source.Position = 0;
        var chain = (TransformerChain<ITransformer>)context.Model.Load(source, out _);
        ITransformer[] parts = [.. chain];
        var (featurizer, head) = content.HasFeaturizer ? (parts[0], (TransformerChain<ITransformer>)parts[1]) : (null, chain);
        return new Pipeline(featurizer, head, ScoreColumn.Of(chain.GetOutputSchema(RowView.Unlabeled(0, labels, ViewColumn.Texts([]), CancellationToken.None).Schema), labels, content.Scores));
    }
}
