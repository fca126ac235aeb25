using Rlaif.Contracts;

namespace Rlaif.Classifiers.Tests;

public sealed class EmbeddingTrainerContractTests : ClassifierTrainerContract
{
    protected override IClassifierFormat Format => new EmbeddingClassifierFormat(new WordEmbeddings());

    protected override IClassifierTrainer Create() => new EmbeddingTrainer(new WordEmbeddings());
}
