using Rlaif.Contracts;
using Rlaif.Querying;

namespace Rlaif.Tests.Querying;

public sealed class LeastConfidenceSamplingTests : QueryStrategyContract
{
    protected override IQueryStrategy Create() => new UncertaintySampling(Acquisition.LeastConfidence);
}
