namespace Rlaif.Datasets.Rows;

/// <summary>A stream whose beginning can be looked at before it is read; standard input cannot be rewound.</summary>
internal sealed class PeekedStream(Stream inner) : Stream
{
    private byte[] _peeked = [];
    private int _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Reads up to so many bytes, which are read again later.</summary>
    public MemoryStream Peek(int count)
    {
        _peeked = new byte[count];
        _peeked = _peeked[..inner.ReadAtLeast(_peeked, count, throwOnEndOfStream: false)];
        return new MemoryStream(_peeked, writable: false);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (_position == _peeked.Length)
        {
            return inner.Read(buffer);
        }

        var taken = Math.Min(buffer.Length, _peeked.Length - _position);
        _peeked.AsSpan(_position, taken).CopyTo(buffer);
        _position += taken;
        return taken;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
