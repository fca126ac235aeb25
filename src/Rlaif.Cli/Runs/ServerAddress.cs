namespace Rlaif.Cli.Runs;

/// <summary>Reads the addresses of servers that people give.</summary>
internal static class ServerAddress
{
    public static Uri? Parse(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri : null;

    public static bool HoldsSecrets(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.UserInfo.Length > 0 || uri.Query.Length > 0);

    public static string? WithoutSecrets(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped) : null;
}
