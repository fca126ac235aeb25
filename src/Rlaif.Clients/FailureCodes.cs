namespace Rlaif.Clients;

/// <summary>The names of failures that are not the server's own.</summary>
internal static class FailureCodes
{
    public const string Timeout = "timeout";
    public const string NetworkError = "network_error";
    public const string UnreadableReply = "unreadable_reply";
    public const string CircuitOpen = "circuit_open";
    public const string NoKeySent = "no_key_sent";
    public const string VectorCount = "vector_count";
    public const string VectorOrder = "vector_order";
    public const string VectorValues = "vector_values";
    public const string VectorDimensions = "vector_dimensions";
}
