using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Rlaif;

/// <summary>Computes one short name for many texts in their order.</summary>
internal static class Fingerprint
{
    // A call for each short text would take longer than the hashing.
    private const int BufferLength = 1 << 14;

    /// <returns>A SHA-256 in hexadecimal.</returns>
    public static string Of(IEnumerable<string> texts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new ArrayBufferWriter<byte>(BufferLength);
        foreach (var text in texts)
        {
            // The length goes first, so that no two lists of texts can look alike.
            MemoryMarshal.Write(buffer.GetSpan(sizeof(int)), text.Length);
            buffer.Advance(sizeof(int));
            buffer.Write(MemoryMarshal.AsBytes(text.AsSpan()));
            if (buffer.WrittenCount >= BufferLength / 2)
            {
                hash.AppendData(buffer.WrittenSpan);
                buffer.ResetWrittenCount();
            }
        }

        hash.AppendData(buffer.WrittenSpan);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
