using System.Globalization;
using Rlaif.Clients;

namespace Rlaif.Storage.Sqlite.Tests;

/// <summary>The test assembly as a program, so that tests can have other processes.</summary>
internal static class Program
{
    private static async Task Main(string[] arguments)
    {
        switch (arguments)
        {
            case ["hold", var path]:
                await using (await SqliteJournal.OpenAsync(path))
                {
                    await SayReadyAndWaitAsync();
                }

                break;
            case ["keep", var path, var first, var count, var sizeLimit]:
                using (var cache = new SqliteAnswerCache(path, Number(sizeLimit)))
                {
                    await SayReadyAndWaitAsync();
                    for (var number = Number(first); number < Number(first) + Number(count); number++)
                    {
                        await cache.SetAsync(Key(number), new CachedAnswer($"answer {number}", "model", "stop"));
                        await cache.GetAsync(Key(number - 1));
                    }
                }

                break;
        }
    }

    public static string Key(long number) => number.ToString("x64", CultureInfo.InvariantCulture);

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static async Task SayReadyAndWaitAsync()
    {
        await Console.Out.WriteLineAsync("ready");
        await Console.In.ReadToEndAsync();
    }
}
