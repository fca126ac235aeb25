using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Rlaif.Clients;

/// <summary>Turns what a client or the pipeline threw into a failure of the server.</summary>
internal sealed class FailureTranslator(Func<Exception, ModelServerException?>? translate)
{
    /// <summary>Returns null for an exception that says nothing about the server.</summary>
    public ModelServerException? Translate(Exception exception) => exception switch
    {
        ModelServerException failure => failure,
        TimeoutRejectedException => new(FailureKind.Transient, code: FailureCodes.Timeout),
        BrokenCircuitException => new(FailureKind.Transient, code: FailureCodes.CircuitOpen),
        OperationCanceledException => null,
        _ => translate?.Invoke(exception) ?? ServerFailures.Translate(exception),
    };
}
