using System.Text;

namespace Rlaif.Datasets.Tests;

public sealed class DatasetReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ReadAsync_CsvWithEverythingQuoted_KeepsLineBreaksQuotesAndCommas()
    {
        var file = _folder.Write("pool.csv", "id,text,label\n7,\"two\nlines, and \"\"quotes\"\"\",spam\n8,plain,ham\n");

        var rows = (await DatasetReader.ReadAsync(file, new DatasetOptions { IdColumn = "id", GoldColumn = "label" })).Rows;

        Assert.Equal([new DatasetRow(new TextExample("7", "two\nlines, and \"quotes\""), "spam", null), new DatasetRow(new TextExample("8", "plain"), "ham", null)], rows);
    }

    [Theory]
    [InlineData("pool.csv", "text,label\nhello,ham\nbye,\n")]
    [InlineData("pool.csv", "label;text\r\nham;hello\r\n;bye\r\n")]
    [InlineData("pool.tsv", "text\tlabel\nhello\tham\nbye\t\n")]
    [InlineData("pool.jsonl", "{\"text\":\"hello\",\"label\":\"ham\"}\n{\"text\":\"bye\",\"label\":null}\n")]
    [InlineData("pool.jsonl", "{\"text\":\"hello\",\"label\":\"ham\"}\n{\"text\":\"bye\",\"label\":\"\"}\n")]
    [InlineData("pool.ndjson", "{\"text\":\"hello\",\"label\":\"ham\"}\r\n{\"text\":\"bye\"}")]
    public async Task ReadAsync_AnyKindOfFile_GivesTheSameRows(string name, string content)
    {
        var data = await DatasetReader.ReadAsync(_folder.Write(name, content), new DatasetOptions { KnownColumn = "label" });

        Assert.Equal([("1", "hello", "ham"), ("2", "bye", null)], data.Rows.Select(row => (row.Example.Id, row.Example.Text, row.Known)));
    }

    [Fact]
    public async Task ReadAsync_OneColumnFullOfSeparators_IsOneColumn()
    {
        var data = await DatasetReader.ReadAsync(_folder.Write("pool.csv", "text\nhello; world; foo\none | two\n"));

        Assert.Equal(["hello; world; foo", "one | two"], data.Rows.Select(row => row.Example.Text));
    }

    [Fact]
    public async Task ReadAsync_JsonLabelsThatBeginLater_AreRead()
    {
        var file = _folder.Write("pool.jsonl", "{\"text\":\"one\"}\n{\"text\":\"two\",\"known\":\"a\"}\n");

        var data = await DatasetReader.ReadAsync(file, new DatasetOptions { KnownColumn = "known" });

        Assert.Equal([null, "a"], data.Rows.Select(row => row.Known));
        Assert.Contains("'gold'", (await Assert.ThrowsAsync<DatasetException>(() => DatasetReader.ReadAsync(file, new DatasetOptions { GoldColumn = "gold" }))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_ColumnsOfATextFile_AreRefused() =>
        Assert.Contains("has no columns", (await Assert.ThrowsAsync<DatasetException>(() => DatasetReader.ReadAsync(_folder.Write("pool.txt", "one\n"), new DatasetOptions { GoldColumn = "label" }))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task ReadAsync_QuoteOpenInTheHeader_NamesNoRow()
    {
        var message = await RefusalAsync("pool.csv", "text,\"label\ns3cret,a\ns3cret,b\n");

        Assert.Contains("line 1", message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_NoHeader_ShowsLittleOfTheRow() =>
        Assert.InRange((await RefusalAsync("pool.csv", string.Join(' ', Enumerable.Repeat("word", 5000)) + ",a\n")).Length, 50, 250);

    [Fact]
    public async Task ReadAsync_Folder_SaysSo()
    {
        Directory.CreateDirectory(_folder.Path("pool.csv"));

        Assert.Contains("is a folder", (await Assert.ThrowsAsync<DatasetException>(() => DatasetReader.ReadAsync(_folder.Path("pool.csv")))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_Latin1Labels_AreNotMerged()
    {
        var file = _folder.Write("pool.csv", [.. "text,label\none,caf"u8, 0xE9, .. "\ntwo,caf"u8, 0xE8, (byte)'\n']);

        Assert.Contains("not UTF-8", (await Assert.ThrowsAsync<DatasetException>(() => DatasetReader.ReadAsync(file, new DatasetOptions { GoldColumn = "label" }))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_Txt_IsATextALine()
    {
        var data = await DatasetReader.ReadAsync(_folder.Write("pool.txt", "one, \"two\"\r\nthree\n"));

        Assert.Equal(["one, \"two\"", "three"], data.Rows.Select(row => row.Example.Text));
    }

    [Theory]
    [InlineData("pool.csv", "text\nGrüße 😀\n")]
    [InlineData("pool.jsonl", "{\"text\":\"Grüße 😀\"}")]
    [InlineData("pool.txt", "Grüße 😀")]
    public async Task ReadAsync_ByteOrderMark_IsNotPartOfTheText(string name, string content)
    {
        var data = await DatasetReader.ReadAsync(_folder.Write(name, [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(content)]));

        Assert.Equal("Grüße 😀", Assert.Single(data.Rows).Example.Text);
    }

    [Theory]
    [InlineData("pool.csv", "text,label\nfine,a\n,b\n  ,b\n\"open,b\nlast,a\n", "3: the text is empty|4: the text is empty|5: a quote is not closed")]
    [InlineData("pool.csv", "text,label\n\"fine\nlines\",a\nbroken\nfine,a\n", "4: the row has 1 fields and the header 2")]
    [InlineData("pool.csv", "text,label\n\"a\"b,a\nfine,a\n", "2: text follows a closing quote")]
    [InlineData("pool.jsonl", "{\"text\":\"fine\"}\nnonsense\n[]\n{\"text\":null}\n{\"other\":1}\n\n", "2: the line is no JSON|3: the line is no JSON object|4: the row has no text|5: the row has no text|6: the line is empty")]
    [InlineData("pool.txt", "fine\n\nlast\n", "2: the text is empty")]
    public async Task ReadAsync_BadRowsSkipped_ReportsEachWithItsLine(string name, string content, string expected)
    {
        var data = await DatasetReader.ReadAsync(_folder.Write(name, content), new DatasetOptions { BadRows = BadRowHandling.Skip });

        Assert.Equal(expected.Split('|'), data.Skipped.Select(row => $"{row.Line}: {row.Reason}"));
        Assert.Contains(data.Rows, row => row.Example.Text.StartsWith("fine", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ReadAsync_BadRow_IsRefusedByDefaultNamingTheLine()
    {
        Assert.EndsWith("pool.csv, line 3: the text is empty; mend the row, or leave out what is bad (--bad-rows skip, or BadRowHandling.Skip in code).", await RefusalAsync("pool.csv", "text,label\nfine,a\n,b\n"), StringComparison.Ordinal);
        Assert.EndsWith(
            "pool.csv, line 2: the text is empty; line 4: the text is empty; line 5: the text is empty; … 4 rows in all; mend them, or leave out what is bad (--bad-rows skip, or BadRowHandling.Skip in code).",
            await RefusalAsync("pool.csv", "text,label\n,a\nfine,b\n,b\n,b\n ,a\n"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_ManyBadRows_AreNotReadToTheEnd() => Assert.Contains(
        "line 6: the text is empty; … at least 100 rows; mend them, or",
        await RefusalAsync("pool.txt", string.Concat(Enumerable.Repeat("fine\n\n", 200))),
        StringComparison.Ordinal);

    [Fact]
    public async Task ReadAsync_WorseBehindABadRow_IsToldWithIt()
    {
        var refused = await Assert.ThrowsAsync<DatasetException>(() => DatasetReader.ReadAsync(_folder.Write("pool.csv", "id,text\n1,\n2,a\n2,b\n"), new DatasetOptions { IdColumn = "id" }));

        Assert.Contains("pool.csv, line 2: the text is empty; mend the row, or leave out what is bad", refused.Message, StringComparison.Ordinal);
        Assert.EndsWith("pool.csv, line 4: the id '2' was on line 3 already; give each row an id of its own.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_SkippedRows_DoNotShiftTheNumbers()
    {
        var data = await DatasetReader.ReadAsync(_folder.Write("pool.txt", "one\n\nthree\n"), new DatasetOptions { BadRows = BadRowHandling.Skip });

        Assert.Equal(["1", "3"], data.Rows.Select(row => row.Example.Id));
    }

    [Theory]
    [InlineData("pool.csv", "text\n{0}\nfine\n")]
    [InlineData("pool.tsv", "text\n{0}\nfine\n")]
    [InlineData("pool.txt", "first\n{0}\nfine\n")]
    [InlineData("pool.jsonl", "{\"text\":\"first\"}\n{\"text\":\"{0}\"}\n{\"text\":\"fine\"}\n")]
    public async Task ReadAsync_TenMegabyteText_IsReportedWithItsLine(string name, string form)
    {
        var file = _folder.Write(name, form.Replace("{0}", new string('x', 10 * 1024 * 1024), StringComparison.Ordinal));

        var data = await DatasetReader.ReadAsync(file, new DatasetOptions { BadRows = BadRowHandling.Skip });

        Assert.Equal(2, Assert.Single(data.Skipped).Line);
        Assert.Contains(data.Rows, row => row.Example.Text == "fine");
        Assert.Contains("line 2", (await Assert.ThrowsAsync<DatasetException>(() => DatasetReader.ReadAsync(file))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_Latin1_SaysThatItIsNotUtf8() =>
        Assert.Contains("not UTF-8", (await Assert.ThrowsAsync<DatasetException>(() => DatasetReader.ReadAsync(_folder.Write("pool.csv", [.. "text\ncaf"u8, 0xE9, (byte)'\n'])))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("pool.csv", "id,body\n1,x\n", "has no column 'text'; it has: id, body.")]
    [InlineData("pool.csv", "text,text\nx,y\n", "has the column 'text' twice")]
    [InlineData("pool.jsonl", "{\"id\":1,\"body\":\"x\"}", "has no field 'text'; the first line has: id, body.")]
    [InlineData("pool.jsonl", "{\"text\":[\"x\",\"y\"]}", "one label")]
    [InlineData("pool.csv", "", "has no row with a text")]
    [InlineData("pool.csv", "text\n", "has no row with a text")]
    [InlineData("pool.jsonl", "", "has no row with a text")]
    [InlineData("pool.txt", "", "has no row with a text")]
    [InlineData("pool.xlsx", "PK", "Rlaif reads .csv, .tsv, .jsonl and .txt")]
    public async Task ReadAsync_FileThatWillNotDo_SaysWhatIsWrong(string name, string content, string expected) =>
        Assert.Contains(expected, await RefusalAsync(name, content), StringComparison.Ordinal);

    [Fact]
    public async Task ReadAsync_MissingFile_NamesIt() =>
        Assert.Contains("There is no file", (await Assert.ThrowsAsync<DatasetException>(() => DatasetReader.ReadAsync(_folder.Path("none.csv")))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task ReadAsync_IdTwice_NamesBothLines()
    {
        var file = _folder.Write("pool.csv", "id,text\na,x\nb,y\na,z\n");

        var exception = await Assert.ThrowsAsync<DatasetException>(() => DatasetReader.ReadAsync(file, new DatasetOptions { IdColumn = "id", BadRows = BadRowHandling.Skip }));

        Assert.Contains("line 4: the id 'a' was on line 2 already", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_Refusal_NeverHoldsRowText() =>
        Assert.DoesNotContain("s3cret", await RefusalAsync("pool.csv", "text,label\n\"s3cret\"s3cret,b\n"), StringComparison.Ordinal);

    [Fact]
    public async Task ReadAsync_Cancelled_Throws()
    {
        var file = _folder.Write("pool.txt", "one\ntwo\n");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => DatasetReader.ReadAsync(file, cancellationToken: new CancellationToken(canceled: true)));
    }

    private async Task<string> RefusalAsync(string name, string content) =>
        (await Assert.ThrowsAsync<DatasetException>(() => DatasetReader.ReadAsync(_folder.Write(name, content)))).Message;
}
