using Microsoft.Extensions.AI;
using Rlaif.Datasets;

namespace Rlaif.Experiments;

/// <summary>Stands in for an embedding model: gives the vectors that files keep for the texts of a data set.</summary>
/// <remarks>A text that is in neither file, such as the name of a class, gets a vector of zeros, which says nothing of it.</remarks>
internal sealed class FileEmbeddings : IEmbeddingGenerator<string, Embedding<float>>
{
    private readonly NpyFile[] _files;
    private readonly Dictionary<string, (int File, int Row)> _rows = new(StringComparer.Ordinal);
    private readonly EmbeddingGeneratorMetadata _metadata = new("files", defaultModelId: "files");

    private FileEmbeddings(NpyFile[] files) => _files = files;

    /// <summary>Finds the folder with the files of a data set: the given one, or that of the data set's name in it.</summary>
    public static string? Find(string folder, string dataName) =>
        new[] { folder, Path.Combine(folder, dataName) }.FirstOrDefault(candidate => File.Exists(Path.Combine(candidate, "train.npy")) && File.Exists(Path.Combine(candidate, "test.npy")));

    /// <exception cref="UsageException">A file is damaged, or does not fit its data.</exception>
    public static FileEmbeddings Open(string folder, Dataset train, Dataset test)
    {
        var embeddings = new FileEmbeddings([NpyFile.Read(Path.Combine(folder, "train.npy")), NpyFile.Read(Path.Combine(folder, "test.npy"))]);
        embeddings.Add(0, Path.Combine(folder, "train.npy"), train);
        embeddings.Add(1, Path.Combine(folder, "test.npy"), test);
        return embeddings._files[0].Columns == embeddings._files[1].Columns
            ? embeddings
            : throw new UsageException($"The vectors in {folder} have {embeddings._files[0].Columns} numbers in train.npy and {embeddings._files[1].Columns} in test.npy; make both with one model.");
    }

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(text => new Embedding<float>(Vector(text)))));
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(EmbeddingGeneratorMetadata) ? _metadata : serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
    }

    private void Add(int file, string path, Dataset data)
    {
        if (_files[file].Rows != data.Rows.Count)
        {
            throw new UsageException($"{path} has {_files[file].Rows} rows and its CSV {data.Rows.Count}; make the vectors of this file.");
        }

        for (var row = 0; row < data.Rows.Count; row++)
        {
            _rows.TryAdd(data.Rows[row].Example.Text, (file, row));
        }
    }

    private float[] Vector(string text) => _rows.TryGetValue(text, out var place) ? _files[place.File].Row(place.Row) : new float[_files[0].Columns];
}
