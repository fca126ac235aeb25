using Rlaif.Contracts;
using Rlaif.Querying;

namespace Rlaif.Tests.Querying;

public sealed class ClusterSeedingContractTests : QueryStrategyContract
{
    protected override IQueryStrategy Create() => new ClusterSeeding();
}
