using System.Text.Json;

namespace Rlaif.Datasets;

/// <summary>Reads a label set from a JSON file.</summary>
/// <remarks>
/// The file holds an array; each item is a name, or an object with <c>name</c> and, if wanted, <c>description</c> and
/// <c>examples</c>.
/// </remarks>
public static class LabelSetFile
{
    private const long MaximumLength = 10 * 1024 * 1024;

    /// <summary>Reads the file.</summary>
    /// <param name="path">The file, at most 10 MB.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The label set, in the order of the file.</returns>
    /// <exception cref="DatasetException">The file is missing, too large, or not of that form.</exception>
    public static async Task<LabelSet> ReadAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path))
        {
            throw new DatasetException($"There is no file {path}; check the path.");
        }

        if (new FileInfo(path).Length > MaximumLength)
        {
            throw new DatasetException($"{path} is larger than 10 MB; a label set is a short list.");
        }

        try
        {
            using var document = JsonDocument.Parse(await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false));
            return new LabelSet(document.RootElement.EnumerateArray().Select(Definition).ToList());
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new DatasetException($"{path} is not a label set; write a JSON array of names, or of objects with name, description and examples.", exception);
        }
        catch (ArgumentException exception)
        {
            throw new DatasetException($"{path}: {exception.Sentence()}", exception);
        }
    }

    private static LabelDefinition Definition(JsonElement item) => item.ValueKind == JsonValueKind.String
        ? new LabelDefinition(item.GetString()!)
        : new LabelDefinition(
            item.GetProperty("name").GetString()!,
            item.TryGetProperty("description", out var description) ? description.GetString() : null,
            item.TryGetProperty("examples", out var examples) ? [.. examples.EnumerateArray().Select(example => example.GetString()!)] : null);
}
