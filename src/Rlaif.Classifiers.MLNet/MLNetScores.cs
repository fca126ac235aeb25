namespace Rlaif.Classifiers.MLNet;

/// <summary>What the column Score of an estimator holds.</summary>
public enum MLNetScores
{
    /// <summary>Probabilities, or other numbers from 0 that only need to be divided by their sum.</summary>
    Probabilities,

    /// <summary>Logarithms of probabilities up to a constant, or margins; a softmax makes them probabilities.</summary>
    Logarithms,
}
