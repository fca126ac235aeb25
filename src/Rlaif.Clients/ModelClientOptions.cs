using Microsoft.Extensions.AI;

namespace Rlaif.Clients;

/// <summary>What stands between Rlaif and a chat model; a part that is not set is left out.</summary>
/// <remarks>A call goes redaction → <see cref="Decorate"/> → telemetry → cache → retry → circuit breaker → rate → budget → timeout → server.</remarks>
public sealed class ModelClientOptions
{
    /// <summary>Gets or sets the settings of the retries.</summary>
    /// <value>The default, <see langword="null"/>, stands for the defaults of <see cref="ResilienceOptions"/>.</value>
    public ResilienceOptions? Resilience { get; set; }

    /// <summary>Gets or sets what paces the requests; give all clients of one endpoint the same.</summary>
    public RateControl? Rate { get; set; }

    /// <summary>Gets or sets what the requests are paid from; give all clients of one run the same.</summary>
    public Budget? Budget { get; set; }

    /// <summary>Gets or sets what the model's tokens cost; the client hands it out as a service.</summary>
    public TokenPrices? Prices { get; set; }

    /// <summary>Gets or sets where the key comes from, as the failure of a refused key names it.</summary>
    /// <value>Such as <c>OPENAI_API_KEY</c>, never the key. The default, <see langword="null"/>, names nothing.</value>
    public string? KeySource { get; set; }

    /// <summary>Gets or sets where answers are kept.</summary>
    public IAnswerCache? Cache { get; set; }

    /// <summary>Gets or sets what is replaced in texts before they leave the process.</summary>
    public RedactionOptions? Redaction { get; set; }

    /// <summary>Gets or sets what puts a layer of your own around the client.</summary>
    /// <value>It sees texts as they leave the process. The default is none.</value>
    public Func<IChatClient, IChatClient>? Decorate { get; set; }
}
