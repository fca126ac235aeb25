namespace Rlaif.Cli.Connections;

/// <summary>Reads the addresses of servers that people give.</summary>
internal static class ServerAddress
{
    public static Uri? Parse(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri : null;

    /// <summary>Tells whether two addresses are of one server, asked in one way.</summary>
    /// <remarks>What goes to one of them in secret does so to the other.</remarks>
    public static bool AreOfOneServer(string first, string? second) =>
        Parse(first) is { } uri && Parse(second) is { } other && uri.GetLeftPart(UriPartial.Authority) == other.GetLeftPart(UriPartial.Authority);

    public static bool HoldsSecrets(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.UserInfo.Length > 0 || uri.Query.Length > 0);

    /// <summary>Finds where an OpenAI-compatible server lists its models; one without a path has them below /v1.</summary>
    public static Uri ModelsOf(Uri endpoint) =>
        new($"{endpoint.Scheme}://{endpoint.Authority}{(endpoint.AbsolutePath.TrimEnd('/') is { Length: > 0 } path ? path : "/v1")}/models");

    public static string? WithoutSecrets(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped) : null;
}
