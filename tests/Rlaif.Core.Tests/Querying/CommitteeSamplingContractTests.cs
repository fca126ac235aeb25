using Rlaif.Contracts;
using Rlaif.Querying;

namespace Rlaif.Tests.Querying;

public sealed class CommitteeSamplingContractTests : QueryStrategyContract
{
    protected override IQueryStrategy Create() => new CommitteeSampling();
}
