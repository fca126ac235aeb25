using Rlaif.Contracts;
using Rlaif.Tests.Fakes;

namespace Rlaif.Tests;

public sealed class NaiveBayesTrainerTests : ClassifierTrainerContract
{
    protected override IClassifierFormat Format => new NaiveBayesTrainer.Format();

    protected override IClassifierTrainer Create() => new NaiveBayesTrainer();
}
