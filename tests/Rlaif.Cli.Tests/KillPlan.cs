using Rlaif.TestServer;

namespace Rlaif.Cli.Tests;

/// <summary>Answers by the text alone, and tells when as many requests have come as the process is to live for.</summary>
internal sealed class KillPlan
{
    private readonly TaskCompletionSource _due = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly int _lifetime;
    private readonly bool _hangs;
    private int _requests;

    private KillPlan(int lifetime, bool hangs)
    {
        _lifetime = lifetime;
        _hangs = hangs;
    }

    /// <summary>Lets the process live.</summary>
    public static KillPlan None { get; } = new(int.MaxValue, hangs: false);

    /// <summary>Completes when the process is to be killed.</summary>
    public Task Due => _due.Task;

    /// <summary>Kills at a random request: with the answer on its way, or with it and all others under way never to come.</summary>
    public static KillPlan Draw(Random random, bool mayHang) => new(random.Next(1, 25), hangs: mayHang && random.Next(2) == 0);

    public Reply Answer(ChatRequest request)
    {
        var number = Interlocked.Increment(ref _requests);
        if (number == _lifetime)
        {
            _due.TrySetResult();
        }

        return number >= _lifetime && _hangs ? Reply.Hang() : Reply.Label(LabelOf(request.Row));
    }

    // Some answers are wrong, so that there is something to contest and to ask again.
    private static string LabelOf(string row)
    {
        var number = int.Parse(row.AsSpan(row.LastIndexOf(' ') + 1), System.Globalization.CultureInfo.InvariantCulture);
        return (number % 13 == 0) == row.StartsWith("apple", StringComparison.Ordinal) ? "metal" : "fruit";
    }
}
