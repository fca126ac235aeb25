namespace Rlaif.Journals;

/// <summary>A person gave the label of an example; it stands above any answer.</summary>
/// <param name="ExampleId">The example.</param>
/// <param name="Label">The name of its class.</param>
public sealed record LabelCorrected(string ExampleId, string Label) : JournalEntry;
