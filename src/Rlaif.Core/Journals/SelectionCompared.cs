namespace Rlaif.Journals;

/// <summary>Classifiers that learned from chosen and from random rows were held against the same answers.</summary>
/// <param name="Labels">How many labels either learned from, 1 or more.</param>
/// <param name="Judged">How many answers both were judged by, 1 or more.</param>
/// <param name="OnlyChosen">The answers that only the one predicts that learned from chosen rows.</param>
/// <param name="OnlyRandom">The answers that only the one predicts that learned from random rows.</param>
public sealed record SelectionCompared(int Labels, int Judged, int OnlyChosen, int OnlyRandom) : JournalEntry;
