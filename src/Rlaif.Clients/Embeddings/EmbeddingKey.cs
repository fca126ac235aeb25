using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Rlaif.Clients.Embeddings;

/// <summary>A SHA-256: of a model, or of a text for a model.</summary>
internal readonly record struct EmbeddingKey(UInt128 First, UInt128 Second)
{
    public const int Size = 32;

    public override int GetHashCode() => (int)(uint)First;

    public static EmbeddingKey OfModel(string provider, string endpoint, string model, int? dimensions)
    {
        // The lengths keep apart what would look alike when joined.
        var name = FormattableString.Invariant($"{provider.Length} {provider} {endpoint.Length} {endpoint} {model.Length} {model} {dimensions}");
        return From(Encoding.UTF8.GetBytes(name));
    }

    public static EmbeddingKey OfText(in EmbeddingKey model, string text)
    {
        var characters = MemoryMarshal.AsBytes(text.AsSpan());
        var content = new byte[Size + characters.Length];
        MemoryMarshal.Write(content, in model);
        characters.CopyTo(content.AsSpan(Size));
        return From(content);
    }

    public static EmbeddingKey From(ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[Size];
        SHA256.HashData(content, hash);
        return MemoryMarshal.Read<EmbeddingKey>(hash);
    }
}
