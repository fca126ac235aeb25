using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Rlaif.TestServer;

/// <summary>Vectors of length 1 that follow from the text alone: each word has a direction, so that texts with common words are similar.</summary>
public static class TextVectors
{
    /// <summary>The number of dimensions where none is asked for.</summary>
    public const int Dimensions = 32;

    private static readonly char[] Separators = [' ', '\t', '\r', '\n', ',', '.', ';', ':', '!', '?', '"', '\'', '(', ')'];

    public static float[] Of(string text, int dimensions = Dimensions)
    {
        var vector = new float[dimensions];
        foreach (var word in text.ToLowerInvariant().Split(Separators, StringSplitOptions.RemoveEmptyEntries).DefaultIfEmpty(string.Empty))
        {
            AddDirection(vector, word);
        }

        var length = MathF.Sqrt(vector.Sum(value => value * value));
        return length == 0 ? vector : [.. vector.Select(value => value / length)];
    }

    private static void AddDirection(float[] vector, string word)
    {
        for (var index = 0; index < vector.Length; index++)
        {
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{index}|{word}"));
            vector[index] += (BinaryPrimitives.ReadUInt16LittleEndian(hash) / (float)ushort.MaxValue) - 0.5f;
        }
    }
}
