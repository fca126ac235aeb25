namespace Rlaif;

/// <summary>One of several answers about the same example.</summary>
/// <param name="Labeler">The name of who gave it.</param>
/// <param name="Label">The answer; <see langword="null"/> where the voter abstained.</param>
public sealed record Vote(string Labeler, SoftLabel? Label);
