namespace Rlaif.Clients;

/// <summary>One request to a model server.</summary>
/// <param name="Failure">Why it failed; <see langword="null"/> where it succeeded.</param>
/// <param name="Status">The HTTP status of the failure, where there was one.</param>
/// <param name="Usage">The tokens it used; zero where the server did not say.</param>
/// <param name="Duration">How long it took.</param>
public sealed record ModelAttempt(FailureKind? Failure, int? Status, TokenUsage Usage, TimeSpan Duration);
