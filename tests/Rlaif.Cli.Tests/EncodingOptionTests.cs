using System.Text;
using Rlaif.Datasets;

namespace Rlaif.Cli.Tests;

/// <summary>Files that are not UTF-8, by the tool as a process.</summary>
public sealed class EncodingOptionTests : IDisposable
{
    private readonly RunFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Label_EncodingNamed_IsKeptByTheRunAndServesItsOtherFiles()
    {
        var pool = Write("pool.csv", 10);
        string[] run = ["label", pool, "--test", Write("test.csv", 50), "--gold", "truth", "--labeler", "oracle", "--out", _files["run"]];

        var refused = await Tool.RunAsync(run);
        var result = await Tool.RunAsync([.. run, "--encoding", "windows-1252"]);
        var export = await Tool.RunAsync("export", _files["run"], "--out", _files["export.csv"]);
        var predicted = await Tool.RunAsync("predict", _files["run", "model.rlaif"], pool, "--encoding", "windows-1252", "--out", _files["predicted.csv"]);
        var evaluated = await Tool.RunAsync("evaluate", _files["run", "model.rlaif"], pool, "--gold", "truth", "--encoding", "windows-1252");

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("are not UTF-8; name the encoding of the file (--encoding windows-1252", Assert.Single(refused.Errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Errors));
        Assert.Equal((0, 0, 0), (export.ExitCode, predicted.ExitCode, evaluated.ExitCode));
        foreach (var file in new[] { _files["run", "labeled.csv"], _files["export.csv"], _files["predicted.csv"] })
        {
            var row = DatasetReader.ReadRows(file).First();
            Assert.Equal(("Käse für 10", "Müller"), (row.Example.Text, row.Metadata.Single(field => field.Name == "Käufer").Value));
        }
    }

    [Theory]
    [InlineData(0xFC, null, 1)]
    [InlineData(0xFC, "windows-1252", 0)]
    [InlineData(0x75, null, 0)]
    public async Task Label_OtherColumnsInAnotherEncoding_IsSaidBeforehand(int letter, string? encoding, int sentences)
    {
        var rows = Enumerable.Range(100, 20).Select(number => $"{(number % 2 == 0 ? "apple" : "iron")} {number},{(number % 2 == 0 ? "fruit" : "metal")},M{(char)letter}ller\n");
        File.WriteAllBytes(_files["pool.csv"], Encoding.Latin1.GetBytes($"text,truth,customer\n{string.Concat(rows)}"));

        var result = await Tool.RunAsync(["label", _files["pool.csv"], "--gold", "truth", "--labeler", "oracle", "--budget", "10", "--out", _files["run"], .. encoding is null ? [] : new[] { "--encoding", encoding }]);

        Assert.Equal((0, sentences), (result.ExitCode, result.Errors.Split("holds bytes that are not UTF-8, which labeled.csv would show").Length - 1));
    }

    [Fact]
    public async Task Label_UnknownEncoding_IsOneSentence()
    {
        var result = await Tool.RunAsync("label", Write("pool.csv", 10), "--gold", "truth", "--labeler", "oracle", "--encoding", "klingon", "--out", _files["run"]);

        Assert.Equal((2, "rlaif: There is no encoding 'klingon'; give a name such as windows-1252, iso-8859-15, utf-16 or shift_jis.\n"), (result.ExitCode, result.Errors));
    }

    private string Write(string name, int from)
    {
        var rows = Enumerable.Range(from, 20).Select(number => $"{(number % 2 == 0 ? "Käse für" : "Öl über")} {number},{(number % 2 == 0 ? "Käse" : "Öl")},Müller\n");
        File.WriteAllBytes(_files[name], Encoding.Latin1.GetBytes($"text,truth,Käufer\n{string.Concat(rows)}"));
        return _files[name];
    }
}
