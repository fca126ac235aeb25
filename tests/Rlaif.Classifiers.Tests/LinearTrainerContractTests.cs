using Rlaif.Contracts;

namespace Rlaif.Classifiers.Tests;

public sealed class LinearTrainerContractTests : ClassifierTrainerContract
{
    protected override IClassifierFormat Format => new LinearClassifierFormat();

    protected override IClassifierTrainer Create() => new LinearTrainer();
}
