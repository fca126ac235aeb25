using Rlaif.Contracts;
using Rlaif.Querying;

namespace Rlaif.Tests.Querying;

public sealed class BalancedSamplingContractTests : QueryStrategyContract
{
    protected override IQueryStrategy Create() => new BalancedSampling();
}
