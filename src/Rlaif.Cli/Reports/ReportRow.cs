namespace Rlaif.Cli.Reports;

/// <summary>A row of the pool that a list of the report shows.</summary>
/// <param name="Example">The text.</param>
/// <param name="Label">The label that it has.</param>
/// <param name="Guess">What the classifier says, or what it suggests instead.</param>
/// <param name="Probability">What the last column of its list names, 0 to 1.</param>
internal sealed record ReportRow(TextExample Example, string Label, string Guess, double Probability);
