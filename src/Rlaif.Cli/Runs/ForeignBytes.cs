using System.Text;
using Rlaif.Cli.Settings;
using Rlaif.Cli.Views;

namespace Rlaif.Cli.Runs;

/// <summary>Tells before a run that the other columns of its file would be written with holes in them.</summary>
/// <remarks>Texts and labels in a wrong encoding are refused; that of other columns stops nobody.</remarks>
internal static class ForeignBytes
{
    private const int BufferSize = 1 << 16;

    /// <summary>Says so where the file holds bytes that are not UTF-8, and no encoding was named.</summary>
    public static void Say(LabelSettings settings)
    {
        if (settings.Data.Encoding is null && settings.CanReadPoolAgain && !IsUnicode(settings.Pool))
        {
            Notices.WriteError($"{settings.Pool} holds bytes that are not UTF-8, which {RunFolder.Labeled} would show as \uFFFD; name the encoding of the file with --encoding, such as windows-1252.");
        }
    }

    // The reader knows files of other encodings by their byte-order mark; what it decodes itself never fails.
    private static bool IsUnicode(string path)
    {
        using var file = new FileStream(path, new FileStreamOptions { Options = FileOptions.SequentialScan });
        using var reader = new StreamReader(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true, BufferSize);
        var buffer = new char[BufferSize];
        try
        {
            while (reader.Read(buffer, 0, buffer.Length) > 0)
            {
            }

            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
