using Rlaif.Cli.Records;
using Rlaif.Cli.Settings;
using Rlaif.Cli.Views;
using Rlaif.Datasets;

namespace Rlaif.Cli.Runs;

/// <summary>Writes labels beside the other columns of the user's file, which is read again for them.</summary>
internal static class LabeledFile
{
    /// <summary>Writes the file, without those columns where the user's file is no longer as it was; labels were paid for.</summary>
    public static async Task WriteAsync(string path, LabelSettings settings, Func<TextWriter, InputMetadata, Task> write)
    {
        try
        {
            await WriteAsync(path, MetadataOf(settings), write);
        }
        catch (DatasetException)
        {
            Notices.WriteError($"{path} lacks the other columns of {settings.Pool}, which is a pipe, or has moved or changed since it was read; put the file there as it was, then rlaif export {settings.Out} --out FILE writes them.");
            await WriteAsync(path, InputMetadata.None, write);
        }
    }

    /// <exception cref="DatasetException">The file cannot be read a second time.</exception>
    private static InputMetadata MetadataOf(LabelSettings settings) =>
        settings.CanReadPoolAgain
            ? InputMetadata.OfFile(settings.Pool, settings.Data)
            : throw new DatasetException($"{settings.Pool} cannot be read again; give a file.");

    private static Task WriteAsync(string path, InputMetadata metadata, Func<TextWriter, InputMetadata, Task> write) => AtomicFile.WriteAsync(path, async stream =>
    {
        await using var writer = new StreamWriter(stream);
        await write(writer, metadata);
    });
}
