using Rlaif.Contracts;
using Rlaif.Querying;

namespace Rlaif.Tests.Querying;

public sealed class KCenterSamplingContractTests : QueryStrategyContract
{
    protected override IQueryStrategy Create() => new KCenterSampling();
}
