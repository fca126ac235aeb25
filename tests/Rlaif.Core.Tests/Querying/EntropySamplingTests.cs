using Rlaif.Contracts;
using Rlaif.Querying;

namespace Rlaif.Tests.Querying;

public sealed class EntropySamplingTests : QueryStrategyContract
{
    protected override IQueryStrategy Create() => new UncertaintySampling(Acquisition.Entropy);
}
