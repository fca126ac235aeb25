namespace Rlaif.Datasets.Tests;

public sealed class InputMetadataTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task WriteCsv_TableWithOtherColumns_HasThemLastWithTheirValues()
    {
        var file = _folder.Write("pool.csv", "customer;body;known;true\n\"Müller; \"\"sen.\"\"\nBonn\";a;x;y\n b ;c;;\n");

        var csv = await CsvAsync(file, new DatasetOptions { TextColumn = "body", KnownColumn = "known", GoldColumn = "true" });

        Assert.Equal(
            """
            id,text,label,confidence,entropy,source,outcome,guaranteed,customer,true
            1,a,A,1,0,labeler,labeled,false,"Müller; ""sen.""
            Bonn",y
            2,c,A,1,0,labeler,labeled,false, b ,

            """,
            csv);
    }

    [Fact]
    public async Task WriteCsv_NamesThatAreTaken_GetAPrefixThatKeepsThemApart()
    {
        var file = _folder.Write("pool.csv", "text,source,Label,input.source,note,note,note.2,=sum\nt,1,2,3,4,5,6,7\n");

        var lines = (await CsvAsync(file)).Split('\n');

        Assert.EndsWith(",guaranteed,input.source,input.Label,input.input.source,note,note.2,note.2.2,'=sum", lines[0], StringComparison.Ordinal);
        Assert.EndsWith(",false,1,2,3,4,5,6,7", lines[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@x", "'@x")]
    [InlineData("'-x", "''-x")]
    [InlineData("-1.5E-7", "-1.5E-7")]
    [InlineData("+5", "+5")]
    [InlineData("007", "007")]
    [InlineData(" \t", " \t")]
    public async Task WriteCsv_Value_IsGuardedLikeATextAndElseUnchanged(string value, string written)
    {
        var file = _folder.Write("pool.csv", $"text,other\nt,\"{value}\"\n");

        var csv = await CsvAsync(file);

        var read = DatasetReader.ReadRows(_folder.Write("written.csv", csv)).Single().Metadata.Single(field => field.Name == "other");
        Assert.Equal((written, value), (read.Value, SpreadsheetText.Unguard(read.Value)));
    }

    [Fact]
    public async Task WriteCsv_JsonLines_HasAColumnForEveryFieldOfAnyLine()
    {
        var file = _folder.Write("pool.jsonl", """
            {"text":"a","n":1.50,"none":null,"list":[1,"x"]}
            {"late":true,"text":"b","n":"-"}
            """);

        var lines = (await CsvAsync(file)).Split('\n');

        Assert.EndsWith(",guaranteed,n,none,list,late", lines[0], StringComparison.Ordinal);
        Assert.EndsWith(",false,1.50,,\"[1,\"\"x\"\"]\",", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",false,'-,,,true", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task WriteJsonl_JsonLines_HasFieldsAsTheyStood()
    {
        const string Others = """
            "n":1.50,"none":null,"list":[1, "x"],"input.label":"=old","o":{"a":1e400}
            """;
        var file = _folder.Write("pool.jsonl", $"{{\"text\":\"a\",{Others.Replace("input.", string.Empty, StringComparison.Ordinal)}}}");

        var line = await JsonAsync(file);

        Assert.EndsWith($"\"guaranteed\":false,{Others}}}\n", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WriteJsonl_HalfOfASurrogatePair_RefusesNoRow()
    {
        var file = _folder.Write("pool.jsonl", """
            {"text":"a"}
            {"half":"\ud83d","\ud83d":1,"text":"b"}
            """);

        Assert.Equal(2, (await DatasetReader.ReadAsync(file)).Rows.Count);
        Assert.EndsWith("""
            "guaranteed":false,"half":"\ud83d"}

            """, await JsonAsync(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WriteCsv_SkippedRows_ShiftNothing()
    {
        var file = _folder.Write("pool.csv", "text,n\na,1\n,2\nb,3\n");

        var lines = (await CsvAsync(file, new DatasetOptions { BadRows = BadRowHandling.Skip })).Split('\n');

        Assert.EndsWith(",1", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",3", lines[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text,n\na,1\n")]
    [InlineData("text,n\nb,1\na,2\n")]
    public async Task WriteCsv_RowsOfAnotherFile_AreRefused(string changed)
    {
        var file = _folder.Write("pool.csv", "text,n\na,1\nb,2\n");
        var labeled = await LabeledAsync(file, options: null);
        _folder.Write("pool.csv", changed);

        await Assert.ThrowsAsync<DatasetException>(() => LabeledCsv.WriteAsync(TextWriter.Null, labeled, InputMetadata.OfFile(file), hasHeader: true));
    }

    [Fact]
    public async Task WriteCsv_RowsAddedToTheFile_DoNoHarm()
    {
        var file = _folder.Write("pool.csv", "text,n\na,1\n");
        var labeled = await LabeledAsync(file, options: null);
        File.AppendAllText(file, "b,2\n");
        using var text = new StringWriter();

        await LabeledCsv.WriteAsync(text, labeled, InputMetadata.OfFile(file), hasHeader: false);

        Assert.Equal("1,a,A,1,0,labeler,labeled,false,1\n", text.ToString());
    }

    [Fact]
    public async Task ReadAsync_WholeFile_KeepsNoMetadata() =>
        Assert.Empty((await DatasetReader.ReadAsync(_folder.Write("pool.csv", "text,n\na,1\n"))).Rows[0].Metadata);

    private static async Task<string> CsvAsync(string file, DatasetOptions? options = null)
    {
        using var text = new StringWriter();
        await LabeledCsv.WriteAsync(text, await LabeledAsync(file, options), InputMetadata.OfFile(file, options), hasHeader: true);
        return text.ToString();
    }

    private static async Task<string> JsonAsync(string file)
    {
        using var text = new StringWriter();
        await LabeledJsonl.WriteAsync(text, await LabeledAsync(file, options: null), InputMetadata.OfFile(file));
        return text.ToString();
    }

    private static async Task<IReadOnlyList<LabeledExample>> LabeledAsync(string file, DatasetOptions? options) =>
        [.. (await DatasetReader.ReadAsync(file, options)).Rows.Select(row => new LabeledExample(row.Example, "A", SoftLabel.Certain(0, 2), LabelSource.Labeler, AnnotationOutcome.Labeled))];
}
