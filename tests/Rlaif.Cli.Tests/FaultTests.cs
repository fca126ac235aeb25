using System.Runtime.Versioning;
using Rlaif.TestServer;

namespace Rlaif.Cli.Tests;

/// <summary>What goes wrong around a run: it stops with a sentence, loses nothing, and goes on to the same end.</summary>
public sealed class FaultTests : IDisposable
{
    private const string KeyName = "RLAIF_TEST_KEY";
    private static readonly string[] Rows = [.. Enumerable.Range(100, 60).Select(number => $"{(number % 2 == 0 ? "apple pear" : "iron zinc")} {number}")];
    private readonly RunFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Label_KeyRevokedInTheMiddle_StopsAndGoesOnOnceItIsRenewed()
    {
        var answered = 0;
        await using var server = await LabelingServer.StartAsync(request => request.ApiKey != "old" || Interlocked.Increment(ref answered) <= 17 ? Label(request) : Reply.WrongKey(), Rows);

        var broken = await RunAsync("old", Label(server, "run"));
        var still = await RunAsync("old", "resume", _files["run"]);
        var resumed = await RunAsync("renewed", "resume", _files["run"]);

        AssertStopped(broken, "key");
        AssertStopped(still, "key");
        await AssertSameAsUnbrokenAsync(server, resumed);
        Assert.All(server.Requests.Where(request => request.ApiKey == "renewed").GroupBy(request => request.Row), row => Assert.Single(row));
    }

    [Fact]
    public async Task Label_ServerGoneForAMinute_StopsWhereThatIsTooLongAndGoesOnLater()
    {
        var answered = 0;
        var isBack = false;
        await using var server = await LabelingServer.StartAsync(
            request => Volatile.Read(ref isBack) || Interlocked.Increment(ref answered) <= 17 ? Label(request) : Reply.Status(503, retryAfter: TimeSpan.FromSeconds(60)), Rows);

        var broken = await RunAsync("key", [.. Label(server, "run"), "--max-wait", "10s"]);
        Volatile.Write(ref isBack, true);
        var resumed = await RunAsync("key", "resume", _files["run"]);

        Assert.Equal(3, broken.ExitCode);
        Assert.Matches("(?i)wait|seconds|minute", broken.Output + broken.Errors);
        Assert.Equal((0, string.Empty), (resumed.ExitCode, resumed.Errors));
        Assert.Equal(30, (await RunFiles.LabeledAsync(_files["run"])).Count(row => row.Known == "labeler"));
        Assert.True(RunFiles.Run(_files["run"]).GetProperty("finished").GetBoolean());
        Assert.InRange(server.Requests.Count, 31, 33);
    }

    [RootFact("unshare")]
    public async Task Label_DiskFull_StopsAndGoesOnWithEveryAnswerThatWasKept()
    {
        await using var server = await LabelingServer.StartAsync(Label, Rows);
        var small = _files["small"];
        Directory.CreateDirectory(small);

        // The file system is gone with the process, so that what was kept there is copied first.
        var script = $"mount -t tmpfs -o size=120k tmpfs '{small}' && \"$@\"; code=$?; rm -f '{small}'/run/*.part; cp -r '{small}/run' '{_files["run"]}'; exit $code";
        var broken = await RunUnderAsync(["unshare", "--mount", "sh", "-c", script, "sh"], "key", Label(server, Path.Combine("small", "run")));
        var asked = server.Requests.Count;
        var resumed = await RunAsync("key", "resume", _files["run"]);

        AssertStopped(broken, "no room left");
        Assert.InRange(asked, 2, 29);
        Assert.InRange(server.Requests.Count, 30, 31);
        await AssertSameAsUnbrokenAsync(server, resumed, files: 3);
    }

    [RootFact("setpriv")]
    [UnsupportedOSPlatform("windows")]
    public async Task Resume_FolderThatMayNotBeWritten_IsRefusedBeforeAnythingIsAsked()
    {
        await using var server = await LabelingServer.StartAsync(Label, Rows);
        Assert.Equal(0, (await RunAsync("key", Label(server, "run"))).ExitCode);
        File.SetUnixFileMode(_files["."], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        var asked = server.Requests.Count;
        string[] anybody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"];

        var resumed = await RunUnderAsync(anybody, "key", "resume", _files["run"], "--budget", "40");
        var imported = await RunUnderAsync(anybody, "key", "review", "import", _files["run"], _files.Write("review.csv", $"id,text,corrected\n1,{Rows[0]},metal\n"));
        var shown = await RunUnderAsync(anybody, "key", "show", _files["run"], "1");

        Assert.Equal(2, resumed.ExitCode);
        Assert.Contains($"Nothing can be written in {_files["run"]}; give another folder with --out.", resumed.Errors, StringComparison.Ordinal);
        Assert.Equal(2, imported.ExitCode);
        Assert.Contains("cannot be opened for writing; make its folder and its files writable", imported.Errors, StringComparison.Ordinal);
        Assert.Equal((0, asked), (shown.ExitCode, server.Requests.Count));
    }

    [Fact]
    public async Task Label_AnswerCache_TwoRunsAtOnceShareItAndAThirdAsksNothing()
    {
        await using var server = await LabelingServer.StartAsync(Label, Rows);
        string[] cache = ["--answer-cache", _files["answers.db"]];

        var both = await Task.WhenAll(RunAsync("key", [.. Label(server, "one"), .. cache]), RunAsync("key", [.. Label(server, "two"), .. cache]));
        var asked = server.Requests.Count;
        var third = await RunAsync("key", [.. Label(server, "three"), .. cache]);

        Assert.All([.. both, third], result => Assert.Equal((0, string.Empty), (result.ExitCode, result.Errors)));
        Assert.InRange(asked, 30, 60);
        Assert.Equal(asked, server.Requests.Count);
        Assert.Equal(30, RunFiles.Run(_files["three"]).GetProperty("cached_answers").GetInt32());
        var labels = RunFiles.Content(_files["one"]).First();
        Assert.Equal((labels, labels), (RunFiles.Content(_files["two"]).First(), RunFiles.Content(_files["three"]).First()));
    }

    [Fact]
    public async Task Resume_AddressThatHeldSecrets_AsksForItAgain()
    {
        var answered = 0;
        await using var server = await LabelingServer.StartAsync(request => Interlocked.Increment(ref answered) == 16 ? Reply.WrongKey() : Label(request), Rows);
        var address = $"{server.Endpoint}?code=hidden";
        string[] command = [.. Label(server, "run").Select(argument => argument == $"{server.Endpoint}" ? address : argument)];
        Assert.Equal(3, (await RunAsync("key", command)).ExitCode);

        var without = await RunAsync("key", "resume", _files["run"]);
        var with = await RunAsync("key", "resume", _files["run"], "--endpoint", address);

        Assert.Equal(2, without.ExitCode);
        Assert.Contains("which settings.json does not keep; give it again with --endpoint.", without.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", without.Errors + File.ReadAllText(_files["run", "settings.json"]), StringComparison.Ordinal);
        Assert.Equal((0, string.Empty), (with.ExitCode, with.Errors));
    }

    private static Reply Label(ChatRequest request) => Reply.Label(request.Row.StartsWith("apple", StringComparison.Ordinal) ? "fruit" : "metal");

    private static void AssertStopped(ToolResult result, string expected)
    {
        Assert.True(result.ExitCode == 3, $"exit code {result.ExitCode}: {result.Errors}");
        Assert.Contains(expected, result.Errors, StringComparison.Ordinal);
    }

    // Where retries were needed, the files that count requests say so.
    private async Task AssertSameAsUnbrokenAsync(LabelingServer server, ToolResult resumed, int files = 2)
    {
        Assert.Equal((0, string.Empty), (resumed.ExitCode, resumed.Errors));
        Assert.Equal(0, (await RunAsync("whole", Label(server, "whole"))).ExitCode);
        Assert.Equal(RunFiles.Content(_files["whole"]).Take(files), RunFiles.Content(_files["run"]).Take(files));
    }

    private string[] Label(LabelingServer server, string run) =>
    [
        "label", _files.Write("pool.csv", $"text\n{string.Join('\n', Rows)}\n"), "--labels", "fruit,metal", "--labeler", "compatible", "--endpoint", $"{server.Endpoint}",
        "--model", "model-1", "--api-key-env", KeyName, "--concurrency", "1", "--budget", "30", "--out", _files[run],
    ];

    private static Task<ToolResult> RunAsync(string key, params string[] arguments) => RunUnderAsync([], key, arguments);

    private static async Task<ToolResult> RunUnderAsync(string[] program, string key, params string[] arguments)
    {
        using var tool = Tool.StartUnder(program, new Dictionary<string, string> { [KeyName] = key }, arguments);
        return await tool.EndAsync();
    }
}
