namespace Rlaif.Datasets.Tests;

public sealed class LabelSetFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ReadAsync_NamesAndObjects_KeepsOrderAndDescriptions()
    {
        var file = _folder.Write("labels.json", """["spam", {"name": "ham", "description": "what people write", "examples": ["see you at eight"]}]""");

        var labels = await LabelSetFile.ReadAsync(file);

        Assert.Equal(["spam", "ham"], labels.Select(label => label.Name));
        Assert.Equal(("what people write", "see you at eight"), (labels[1].Description, labels[1].Examples.Single()));
    }

    [Theory]
    [InlineData("{\"labels\": 3}")]
    [InlineData("[1, 2]")]
    [InlineData("[{\"description\": \"nameless\"}]")]
    [InlineData("not json")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("[\"a\", \"a\"]")]
    [InlineData("[\"say \\\"hi\\\"\\nthere\", \"b\"]")]
    [InlineData("[null]")]
    public async Task ReadAsync_AnythingElse_IsRefusedNamingTheFile(string content) =>
        Assert.Contains("labels.json", (await Assert.ThrowsAsync<DatasetException>(() => LabelSetFile.ReadAsync(_folder.Write("labels.json", content)))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task ReadAsync_MissingFile_NamesIt() => await Assert.ThrowsAsync<DatasetException>(() => LabelSetFile.ReadAsync(_folder.Path("none.json")));
}
