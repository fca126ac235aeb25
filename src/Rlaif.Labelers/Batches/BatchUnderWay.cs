namespace Rlaif.Labelers.Batches;

/// <summary>A batch at the server.</summary>
/// <param name="Id">The server's name of it.</param>
/// <param name="Round">The round whose questions it holds.</param>
/// <param name="Step">The how-manieth question of each row it holds.</param>
/// <param name="ExampleIds">The rows, in the order of its requests; null where the question was handed back.</param>
internal sealed record BatchUnderWay(string Id, int Round, int Step, IReadOnlyList<string?> ExampleIds)
{
    /// <summary>Names the request of a row; another round's is another, or the server would give its old answers.</summary>
    public static string RequestId(int round, int step, int index) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"r{round}-s{step}-{index}");

    /// <summary>Hands a row's question back, so that it is asked anew after a restart.</summary>
    public BatchUnderWay Without(IReadOnlySet<string> exampleIds) =>
        this with { ExampleIds = [.. ExampleIds.Select(id => id is not null && exampleIds.Contains(id) ? null : id)] };
}
