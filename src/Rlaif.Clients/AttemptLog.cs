namespace Rlaif.Clients;

/// <summary>What happened to the attempts of one call; a call makes them one after the other.</summary>
internal sealed class AttemptLog
{
    private readonly List<ModelAttempt> _attempts = [];

    public IReadOnlyList<ModelAttempt> Attempts => _attempts;

    public TokenUsage Usage => _attempts.Aggregate(default(TokenUsage), (sum, attempt) => sum + attempt.Usage);

    public void Succeeded(TokenUsage usage, TimeSpan duration) =>
        _attempts.Add(new ModelAttempt(Failure: null, Status: null, usage, duration));

    public void Failed(ModelServerException? failure, TimeSpan duration) =>
        _attempts.Add(new ModelAttempt(failure?.Kind ?? FailureKind.Transient, failure?.Status, failure?.Usage ?? default, duration));
}
