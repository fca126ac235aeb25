namespace Rlaif.Cli.Records;

/// <summary>Reads files of text that people write by hand.</summary>
internal static class SmallFile
{
    /// <summary>Reads a file whole; <see langword="null"/> where no path is given.</summary>
    /// <param name="path">The file.</param>
    /// <param name="option">The option that names it.</param>
    /// <param name="maximumLength">The most bytes it may have.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static async Task<string?> ReadAsync(string? path, string option, long maximumLength, CancellationToken cancellationToken)
    {
        if (path is null)
        {
            return null;
        }

        if (!File.Exists(path))
        {
            throw new UsageException($"There is no file {path}; give a text file with {option}.");
        }

        var text = new FileInfo(path).Length <= maximumLength
            ? await File.ReadAllTextAsync(path, cancellationToken)
            : throw new UsageException($"{path} is larger than {maximumLength:N0} bytes; give a smaller file with {option}.");
        return !string.IsNullOrWhiteSpace(text) ? text : throw new UsageException($"{path} is empty; fill it, or leave {option} out.");
    }
}
