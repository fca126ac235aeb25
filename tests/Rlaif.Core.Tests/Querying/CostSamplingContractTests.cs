using Rlaif.Contracts;
using Rlaif.Querying;

namespace Rlaif.Tests.Querying;

public sealed class CostSamplingContractTests : QueryStrategyContract
{
    protected override IQueryStrategy Create() => new CostSampling();
}
