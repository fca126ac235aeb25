using System.Text;

namespace Rlaif.Datasets.Tests;

public sealed class ReadRowsTests
{
    [Theory]
    [InlineData(DatasetFormat.Csv, "id;text\n1;a, b\n2;c\n")]
    [InlineData(DatasetFormat.Tsv, "id\ttext\n1\ta, b\n2\tc\n")]
    [InlineData(DatasetFormat.Jsonl, "{\"id\":1,\"text\":\"a, b\"}\n{\"id\":2,\"text\":\"c\"}\n")]
    public void ReadRows_StreamThatCannotSeek_GivesTheRows(DatasetFormat format, string content)
    {
        using var stream = new Trickle(content);

        var rows = DatasetReader.ReadRows(stream, "input", format, new DatasetOptions { IdColumn = "id" }).Select(row => row.Example).ToList();

        Assert.Equal([new TextExample("1", "a, b"), new TextExample("2", "c")], rows);
    }

    [Fact]
    public void ReadRows_TextLines_AreReadWhenTheyAreAskedFor()
    {
        using var stream = new Trickle(string.Concat(Enumerable.Range(0, 1_000_000).Select(number => $"line {number}\n")));

        var rows = DatasetReader.ReadRows(stream, "input", DatasetFormat.Txt).Take(10).ToList();

        Assert.Equal("line 9", rows[^1].Example.Text);
        Assert.InRange(stream.Given, 1, 1 << 20);
    }

    [Fact]
    public void ReadRows_SkippedRows_AreTold()
    {
        using var stream = new Trickle("a\n\nb\n");
        var skipped = new List<SkippedRow>();

        var rows = DatasetReader.ReadRows(stream, "input", DatasetFormat.Txt, new DatasetOptions { BadRows = BadRowHandling.Skip }, skipped.Add).ToList();

        Assert.Equal(["a", "b"], rows.Select(row => row.Example.Text));
        Assert.Equal([new SkippedRow(2, "the text is empty")], skipped);
    }

    [Fact]
    public void ReadRows_BadRowOfAStreamThatMayNeverEnd_IsToldAtOnce()
    {
        using var stream = new Trickle(string.Concat(Enumerable.Range(0, 1_000_000).Select(number => number % 2 == 1 ? "\n" : "line\n")));

        var refused = Assert.Throws<DatasetException>(() => DatasetReader.ReadRows(stream, "input", DatasetFormat.Txt).Count());

        Assert.StartsWith("input, line 2: the text is empty; mend the row, or leave out", refused.Message, StringComparison.Ordinal);
        Assert.InRange(stream.Given, 1, 1 << 16);
    }

    [Fact]
    public void ReadRows_UnknownFormat_Throws()
    {
        using var stream = new Trickle("a\n");

        Assert.Throws<ArgumentOutOfRangeException>(() => DatasetReader.ReadRows(stream, "input", (DatasetFormat)9).ToList());
    }

    /// <summary>A stream that gives some bytes at a time and cannot be rewound, as a pipe does.</summary>
    private sealed class Trickle(string content) : MemoryStream(Encoding.UTF8.GetBytes(content))
    {
        public int Given { get; private set; }

        public override bool CanSeek => false;

        public override int Read(byte[] buffer, int offset, int count) => Count(base.Read(buffer, offset, Math.Min(count, 1_000)));

        public override int Read(Span<byte> buffer) => Count(base.Read(buffer[..Math.Min(buffer.Length, 1_000)]));

        private int Count(int read)
        {
            Given += read;
            return read;
        }
    }
}
