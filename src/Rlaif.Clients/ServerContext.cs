namespace Rlaif.Clients;

/// <summary>Where requests went and with what, as failures name it.</summary>
/// <param name="Address">The address, without user, query and fragment.</param>
/// <param name="Model">The name of the model.</param>
internal sealed record ServerContext(string? Address, string? Model)
{
    private const int MaxLength = 120;

    /// <summary>Gets where the key comes from; never the key.</summary>
    public string? KeySource { get; init; }

    public static ServerContext Of(Uri? address, string? model) => new(OneLine.Of(Plain(address), MaxLength), OneLine.Of(model, MaxLength));

    // What stands before an @ or behind a question mark may be a secret.
    private static string? Plain(Uri? address) =>
        address is { IsAbsoluteUri: true } ? address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped).TrimEnd('/') : null;
}
