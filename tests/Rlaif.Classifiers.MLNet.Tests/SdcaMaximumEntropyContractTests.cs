using Rlaif.Contracts;

namespace Rlaif.Classifiers.MLNet.Tests;

public sealed class SdcaMaximumEntropyContractTests : ClassifierTrainerContract
{
    protected override IClassifierFormat Format => new MLNetClassifierFormat();

    protected override IClassifierTrainer Create() => new MLNetTrainer(new MLNetTrainerOptions { Estimator = MLNetEstimator.SdcaMaximumEntropy() });
}
