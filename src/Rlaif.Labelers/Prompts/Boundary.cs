using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Rlaif.Labelers.Prompts;

/// <summary>Names the field that holds a text such that no text can hold that name.</summary>
internal static class Boundary
{
    private const int Characters = 12;

    /// <summary>Returns a name made of a hash of every text shown.</summary>
    /// <remarks>Who writes a text cannot write its own hash into it, even with the seed at hand.</remarks>
    public static string For(LabelRequest request)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(BitConverter.GetBytes(RowSeed.Of(request)));
        Append(hash, request.Example.Text);
        foreach (var example in request.Examples)
        {
            Append(hash, example.Text);
        }

        return $"text_{Convert.ToHexStringLower(hash.GetHashAndReset())[..Characters]}";
    }

    private static void Append(IncrementalHash hash, string text)
    {
        hash.AppendData(BitConverter.GetBytes(text.Length));
        hash.AppendData(MemoryMarshal.AsBytes(text.AsSpan()));
    }
}
