namespace Rlaif.TestServer;

/// <summary>What becomes of a batch.</summary>
public sealed record BatchPlan
{
    /// <summary>What the server says, from the making of the batch on; each question moves it on by one.</summary>
    public IReadOnlyList<string> Statuses { get; init; } = ["validating", "in_progress", "finalizing", "completed"];

    /// <summary>What the server says of the file, from the upload on.</summary>
    public IReadOnlyList<string> FileStatuses { get; init; } = ["processed"];

    /// <summary>How many lines the server comes to before the end.</summary>
    public int Answered { get; init; } = int.MaxValue;

    /// <summary>The lines that are left out of the results.</summary>
    public IReadOnlyCollection<int> Missing { get; init; } = [];

    /// <summary>The lines that are cut in the results.</summary>
    public IReadOnlyCollection<int> Broken { get; init; } = [];

    /// <summary>The names of the errors of a batch that failed.</summary>
    public IReadOnlyList<string> Errors { get; init; } = [];

    /// <summary>Whether things are spelled as Azure does.</summary>
    public bool IsAzure { get; init; }

    public static BatchPlan Failed(params IReadOnlyList<string> errors) => new() { Statuses = ["validating", "failed"], Errors = errors };

    public static BatchPlan Expired(int answered) => new() { Statuses = ["validating", "in_progress", "expired"], Answered = answered };

    public static BatchPlan Cancelled(int answered) => new() { Statuses = ["validating", "in_progress", "cancelling", "cancelled"], Answered = answered };

    public static BatchPlan Azure() => new() { IsAzure = true, FileStatuses = ["pending", "pending", "processed"] };
}
