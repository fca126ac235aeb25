using System.ClientModel.Primitives;

namespace Rlaif.Clients.OpenAI.Tests;

/// <summary>An identity that always has the same token.</summary>
internal sealed class FixedTokenProvider(string token) : System.ClientModel.AuthenticationTokenProvider
{
    public string? Scope { get; private set; }

    public override GetTokenOptions? CreateTokenOptions(IReadOnlyDictionary<string, object> properties) => new(properties);

    public override AuthenticationToken GetToken(GetTokenOptions options, CancellationToken cancellationToken)
    {
        Scope = ((ReadOnlyMemory<string>)options.Properties[GetTokenOptions.ScopesPropertyName]).Span[0];
        return new AuthenticationToken(token, "Bearer", DateTimeOffset.MaxValue);
    }

    public override ValueTask<AuthenticationToken> GetTokenAsync(GetTokenOptions options, CancellationToken cancellationToken) =>
        ValueTask.FromResult(GetToken(options, cancellationToken));
}
