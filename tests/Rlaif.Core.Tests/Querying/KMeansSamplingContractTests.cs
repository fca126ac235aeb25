using Rlaif.Contracts;
using Rlaif.Querying;

namespace Rlaif.Tests.Querying;

public sealed class KMeansSamplingContractTests : QueryStrategyContract
{
    protected override IQueryStrategy Create() => new KMeansSampling();
}
