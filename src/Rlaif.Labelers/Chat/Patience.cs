using Rlaif.Clients;

namespace Rlaif.Labelers.Chat;

/// <summary>Says when questions that failed in a row mean that none will be answered.</summary>
internal sealed class Patience
{
    private const int MostFailures = 3;
    private int _failures;

    /// <summary>Begins to count anew, since something was answered.</summary>
    public void Renew() => Volatile.Write(ref _failures, 0);

    /// <param name="failure">How the question ended.</param>
    /// <param name="isEstablished">Whether the server has answered before, so that it is known to be there and may come back.</param>
    public bool IsOverAfter(ModelServerException failure, bool isEstablished)
    {
        if (failure.Kind == FailureKind.ContentFiltered)
        {
            Renew();
            return false;
        }

        // What a client of the user's own throws may be about this text or about all; the next ones show it.
        var isNobodys = failure.InnerException is not null;
        if (isEstablished && !isNobodys)
        {
            return false;
        }

        return Interlocked.Increment(ref _failures) >= MostFailures || NobodyListens(failure) || IsWaitedFor(failure);
    }

    private static bool NobodyListens(ModelServerException failure) =>
        failure.Code is nameof(HttpRequestError.ConnectionError) or nameof(HttpRequestError.NameResolutionError) or nameof(HttpRequestError.SecureConnectionError);

    // The retries have waited already. A server that limits the rate is there.
    private static bool IsWaitedFor(ModelServerException failure) => failure is { Kind: FailureKind.Transient, Attempts: > 1, Status: not 429 };
}
