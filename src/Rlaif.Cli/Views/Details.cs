namespace Rlaif.Cli.Views;

/// <summary>Tells with <c>--verbose</c> where an exception comes from.</summary>
internal static class Details
{
    /// <summary>Writes types and places alone: what exceptions say may repeat a key or a text.</summary>
    public static void Write(Exception exception)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            Console.Error.WriteLine($"{(inner == exception ? string.Empty : "caused by ")}{inner.GetType().FullName}");
            if (inner.StackTrace is { } places)
            {
                Console.Error.WriteLine(places);
            }
        }
    }
}
