namespace Rlaif.Classifiers.MLNet.Training;

/// <summary>Runs what ML.NET computes so that a caller who cancels does not wait for it.</summary>
internal static class Interruptible
{
    public static async Task<T> RunAsync<T>(Func<T> compute, CancellationToken cancellationToken)
    {
        try
        {
            // The work ends at the next row it reads; until then it goes on beside the caller.
            return await Task.Run(compute, cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (cancellationToken.IsCancellationRequested && exception is not OperationCanceledException)
        {
            // ML.NET wraps what is thrown while it reads.
            throw new OperationCanceledException("The training was cancelled.", exception, cancellationToken);
        }
    }
}
