using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Rlaif;

/// <summary>The envelope that every kind of classifier is saved in: kind, content, checksum.</summary>
/// <remarks>
/// Layout, little-endian: the 8 bytes <c>RLAIF-M1</c>, the length of the kind's name (1 byte), the name in UTF-8,
/// the length of the content (8 bytes), the content, the SHA-256 of all before.
/// </remarks>
public static class ModelFile
{
    /// <summary>The largest content that is read, in bytes.</summary>
    public const long MaximumContentLength = 512L * 1024 * 1024;

    private const int ReadBlock = 1 << 20;

    private static ReadOnlySpan<byte> Magic => "RLAIF-M1"u8;

    /// <summary>Writes a model file.</summary>
    /// <param name="destination">Where to write; it stays open.</param>
    /// <param name="format">The kind, as <see cref="IClassifierFormat.Name"/>: 1 to 100 bytes in UTF-8.</param>
    /// <param name="content">What the format reads back.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    /// <returns>A task that ends when all is written.</returns>
    public static async Task WriteAsync(Stream destination, string format, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        ArgumentException.ThrowIfNullOrEmpty(format);
        var name = Encoding.UTF8.GetBytes(format);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(name.Length, 100, nameof(format));
        var length = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(length, content.Length);
        byte[] header = [.. Magic, (byte)name.Length, .. name, .. length];
        await destination.WriteAsync(header, cancellationToken).ConfigureAwait(false);
        await destination.WriteAsync(content, cancellationToken).ConfigureAwait(false);
        await destination.WriteAsync(Checksum(header, content.Span), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads a classifier of whatever kind the file names.</summary>
    /// <param name="source">The file.</param>
    /// <param name="formats">The kinds that can be read.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The classifier.</returns>
    /// <exception cref="ModelFileException">The file is damaged, foreign, or of a kind that is not among the formats.</exception>
    public static async Task<IClassifier> ReadAsync(Stream source, IEnumerable<IClassifierFormat> formats, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(formats);
        var (name, content) = await ReadEnvelopeAsync(source, cancellationToken).ConfigureAwait(false);
        var known = formats.ToList();
        var format = known.Find(candidate => candidate.Name == name)
            ?? throw new ModelFileException($"The model is of the kind '{name}', which is not read here (only {string.Join(", ", known.Select(candidate => candidate.Name))}); add the package of that classifier.");
        using var stream = new MemoryStream(content, writable: false);
        return await format.LoadAsync(stream, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<(string Name, byte[] Content)> ReadEnvelopeAsync(Stream source, CancellationToken cancellationToken)
    {
        var magic = await ReadAsync(source, Magic.Length + 1, cancellationToken).ConfigureAwait(false);
        if (!magic.AsSpan(0, Magic.Length).SequenceEqual(Magic))
        {
            throw new ModelFileException("The file is not a Rlaif model, or of a version that this release does not read; train and save it again.");
        }

        var rest = await ReadAsync(source, magic[^1] + sizeof(long), cancellationToken).ConfigureAwait(false);
        var length = BinaryPrimitives.ReadInt64LittleEndian(rest.AsSpan(magic[^1]));
        if (length is < 0 or > MaximumContentLength)
        {
            throw Damaged();
        }

        var content = await ReadAsync(source, (int)length, cancellationToken).ConfigureAwait(false);
        var checksum = await ReadAsync(source, SHA256.HashSizeInBytes, cancellationToken).ConfigureAwait(false);
        byte[] header = [.. magic, .. rest];
        if (!Checksum(header, content).AsSpan().SequenceEqual(checksum))
        {
            throw Damaged();
        }

        return (Encoding.UTF8.GetString(rest.AsSpan(0, magic[^1])), content);
    }

    // Grows with what is there, so that a damaged length cannot claim memory that the file does not fill.
    private static async Task<byte[]> ReadAsync(Stream source, int length, CancellationToken cancellationToken)
    {
        var buffer = new byte[Math.Min(length, ReadBlock)];
        var filled = 0;
        while (filled < length)
        {
            if (filled == buffer.Length)
            {
                Array.Resize(ref buffer, (int)Math.Min(length, 2L * buffer.Length));
            }

            var read = await source.ReadAsync(buffer.AsMemory(filled), cancellationToken).ConfigureAwait(false);
            filled += read > 0 ? read : throw Damaged();
        }

        return buffer;
    }

    private static byte[] Checksum(ReadOnlySpan<byte> header, ReadOnlySpan<byte> content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(header);
        hash.AppendData(content);
        return hash.GetHashAndReset();
    }

    private static ModelFileException Damaged() =>
        new("The model file is damaged or cut off; copy it again or train anew.");
}
