using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Rlaif;

/// <summary>Computes one short name for many texts in their order.</summary>
internal static class Fingerprint
{
    /// <returns>A SHA-256 in hexadecimal.</returns>
    public static string Of(IEnumerable<string> texts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var text in texts)
        {
            // The length goes first, so that no two lists of texts can look alike.
            hash.AppendData(BitConverter.GetBytes(text.Length));
            hash.AppendData(MemoryMarshal.AsBytes(text.AsSpan()));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
