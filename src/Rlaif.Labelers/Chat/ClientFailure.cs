using Rlaif.Clients;

namespace Rlaif.Labelers.Chat;

/// <summary>Understands whatever a chat client throws; one of the user's own may throw anything.</summary>
internal static class ClientFailure
{
    public static ModelServerException Of(Exception exception) =>
        ServerFailures.Translate(exception)
        ?? (exception is OperationCanceledException ? new(FailureKind.Transient, code: exception.GetType().Name) : ServerFailures.NotUnderstood(exception));
}
