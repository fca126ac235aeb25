namespace Rlaif;

/// <summary>Where the label of a row comes from.</summary>
public enum LabelSource
{
    /// <summary>The labeler answered.</summary>
    Labeler,

    /// <summary>Nobody was asked; the classifier predicted it.</summary>
    Classifier,

    /// <summary>It was known from the start, or a person gave it.</summary>
    Known,

    /// <summary>Nobody whom one may trust has answered; the classifier's guess waits for a person.</summary>
    Review,

    /// <summary>It was taken over from a text that is nearly the same; see <see cref="NearDuplicateHandling.ShareAnswers"/>.</summary>
    Shared,
}
