using Rlaif.Contracts;
using Rlaif.Querying;

namespace Rlaif.Tests.Querying;

public sealed class AutoSamplingContractTests : QueryStrategyContract
{
    protected override IQueryStrategy Create() => new AutoSampling();
}
