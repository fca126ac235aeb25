using Rlaif.Contracts;
using Rlaif.Querying;

namespace Rlaif.Tests.Querying;

public sealed class RandomSamplingTests : QueryStrategyContract
{
    protected override IQueryStrategy Create() => new RandomSampling();
}
