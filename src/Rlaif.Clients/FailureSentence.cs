using System.Globalization;
using Rlaif.Clients.Batches;

namespace Rlaif.Clients;

/// <summary>Says in one sentence what failed and what to do.</summary>
internal static class FailureSentence
{
    public static string For(ModelServerException failure)
    {
        var (what, remedy) = failure.Kind switch
        {
            FailureKind.Transient => Transient(failure.Status, failure.Code),
            FailureKind.InvalidRequest when failure.InnerException is not null =>
                ("The chat client threw an exception of its own", "correct the client, or say by ResilienceOptions.Translate what it means"),
            FailureKind.InvalidRequest when Vectors(failure.Code) is { } vectors => vectors,
            FailureKind.InvalidRequest => ("The server refused the request", "change the request or choose a model that supports it"),
            FailureKind.ContentFiltered => ("The server's content filter stopped the request", "leave the text out or loosen the filter"),
            FailureKind.Unauthorized when failure.Code == FailureCodes.NoKeySent => ("The server wants an API key and none was sent", "give the key, or check the endpoint"),
            FailureKind.Unauthorized => ("The server refused the API key or token", "check the key and the endpoint"),
            FailureKind.UnknownModel => ("The server knows no such model or path", "check the model name and the endpoint"),
            FailureKind.QuotaExhausted => ("The account's quota is used up", "raise it or wait for the next period"),
            _ => throw new InvalidOperationException($"There is no sentence for {failure.Kind}."),
        };
        var said = failure.ServerMessage is { } message ? $", saying \"{message}\"" : string.Empty;
        return $"{what}{Details(failure)}{said}; {remedy}.";
    }

    private static (string What, string Remedy) Transient(int? status, string? code) => (status, code) switch
    {
        (429, _) => ("The server limits the rate", "lower the concurrency or try again later"),
        ({ }, _) => ("The server failed", "try again later"),
        _ when BatchFailure.Sentence(code) is { } batch => batch,
        (_, FailureCodes.Timeout) => ("The server did not answer in time", "raise the attempt timeout or try again later"),
        (_, FailureCodes.UnreadableReply) => ("The reply of the server cannot be read", "check the endpoint and its protocol"),
        (_, FailureCodes.CircuitOpen) => ("Too many requests failed, so that no more are sent for now", "try again later"),
        _ => ("The server cannot be reached", "check the endpoint and the network"),
    };

    private static (string What, string Remedy)? Vectors(string? code) => code switch
    {
        FailureCodes.VectorCount => ("The server answered with another number of vectors than it was asked for", "check the endpoint"),
        FailureCodes.VectorOrder => ("The server's vectors do not say which text they belong to", "check the endpoint"),
        FailureCodes.VectorValues => ("The server answered with a vector that is empty or not made of finite numbers", "choose another model"),
        FailureCodes.VectorDimensions => ("The server's vectors differ in length among themselves or from those kept", "check the model or choose another cache folder"),
        _ => null,
    };

    private static string Details(ModelServerException failure)
    {
        var server = failure.Server;
        string?[] details =
        [
            server?.Address,
            server?.Model is { } model && failure.Kind != FailureKind.Transient ? $"model {model}" : null,
            server?.KeySource is { } source && failure.Kind == FailureKind.Unauthorized ? $"key from {source}" : null,
            failure.Status?.ToString(CultureInfo.InvariantCulture),
            failure.Code,
            failure.Parameter is { } parameter ? $"parameter {parameter}" : null,
            failure.Attempts > 1 ? string.Create(CultureInfo.InvariantCulture, $"{failure.Attempts} attempts") : null,
        ];
        var known = details.OfType<string>().ToList();
        return known.Count == 0 ? string.Empty : $" ({string.Join(", ", known)})";
    }
}
