namespace Rlaif.Storage.Sqlite.Tests;

/// <summary>The test assembly as a program, so that tests can have another process that holds a file.</summary>
internal static class Program
{
    private static async Task Main(string[] arguments)
    {
        if (arguments is ["hold", var path])
        {
            await using var journal = await SqliteJournal.OpenAsync(path);
            Console.WriteLine("held");
            Console.ReadLine();
        }
    }
}
