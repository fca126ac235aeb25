using Microsoft.Extensions.AI;

namespace Rlaif.Clients;

/// <summary>A client that knows what its model's tokens cost.</summary>
internal sealed class PricedChatClient(IChatClient innerClient, TokenPrices prices) : DelegatingChatClient(innerClient)
{
    public override object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType == typeof(TokenPrices) ? prices : base.GetService(serviceType, serviceKey);
    }
}
