using System.Text;

namespace Rlaif.Datasets.Tests;

public sealed class EncodingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("windows-1252", "pool.csv")]
    [InlineData("windows-1252", "pool.jsonl")]
    [InlineData("windows-1252", "pool.txt")]
    [InlineData("iso-8859-15", "pool.tsv")]
    [InlineData("utf-16", "pool.csv")]
    [InlineData("utf-16", "pool.jsonl")]
    [InlineData("utf-16BE", "pool.txt")]
    [InlineData("utf-8", "pool.csv")]
    public async Task ReadAsync_EncodingNamed_ReadsTheTexts(string encoding, string name)
    {
        const string Text = "Smörgåsbord für 5 €";
        var content = Path.GetExtension(name) switch
        {
            ".jsonl" => $$"""{"text":"{{Text}}"}""",
            ".txt" => Text,
            _ => $"text\n{Text}\n",
        };
        var file = _folder.Write(name, Bytes(encoding, content));

        var data = await DatasetReader.ReadAsync(file, new DatasetOptions { Encoding = encoding });

        Assert.Equal(Text, Assert.Single(data.Rows).Example.Text);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public async Task ReadAsync_ByteOrderMark_StandsAboveTheNamedEncoding(string written)
    {
        byte[] mark = written switch { "utf-8" => [0xEF, 0xBB, 0xBF], "utf-16" => [0xFF, 0xFE], _ => [0xFE, 0xFF] };
        var file = _folder.Write("pool.csv", [.. mark, .. Bytes(written, "text,n\nfür,1\n")]);

        var data = await DatasetReader.ReadAsync(file, new DatasetOptions { Encoding = "windows-1252" });

        Assert.Equal("für", Assert.Single(data.Rows).Example.Text);
    }

    [Fact]
    public async Task OfFile_EncodingNamed_ReadsOtherColumnsInIt()
    {
        var file = _folder.Write("pool.csv", Bytes("windows-1252", "text;Käufer\na;Müller\n"));
        var options = new DatasetOptions { Encoding = "windows-1252" };

        var row = DatasetReader.ReadRows(file, options).Single();

        Assert.Equal([new MetadataField("Käufer", "Müller")], row.Metadata);
        Assert.Single((await DatasetReader.ReadAsync(file, options)).Rows);
    }

    [Theory]
    [InlineData(null, "UTF-8")]
    [InlineData("utf-16", "utf-16")]
    [InlineData("us-ascii", "us-ascii")]
    public async Task ReadAsync_BytesOfAnotherEncoding_NamesTheOption(string? encoding, string named)
    {
        byte[] content = encoding == "utf-16" ? [.. Bytes(encoding, "a"), 0x00, 0xD8, .. Bytes(encoding, "b")] : Bytes("windows-1252", "für");
        var file = _folder.Write("pool.txt", content);

        var refused = await Assert.ThrowsAsync<DatasetException>(() => DatasetReader.ReadAsync(file, new DatasetOptions { Encoding = encoding }));

        Assert.Contains($"line 1: the row holds bytes that are not {named}; name the encoding of the file (--encoding ", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("klingon")]
    [InlineData("utf-7")]
    [InlineData("")]
    public void Encoding_UnknownName_Throws(string name) =>
        Assert.Contains($"There is no encoding '{name}'", Assert.Throws<ArgumentException>(() => new DatasetOptions { Encoding = name }).Message, StringComparison.Ordinal);

    private static byte[] Bytes(string encoding, string text) =>
        (CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding)).GetBytes(text);
}
