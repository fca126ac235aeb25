using Rlaif.Contracts;
using Rlaif.Querying;

namespace Rlaif.Tests.Querying;

public sealed class GradientSamplingContractTests : QueryStrategyContract
{
    protected override IQueryStrategy Create() => new GradientSampling();
}
