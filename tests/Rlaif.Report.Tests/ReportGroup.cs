namespace Rlaif.Report.Tests;

/// <summary>Shares the runs among all tests of reports.</summary>
[CollectionDefinition(Name)]
public sealed class ReportGroup : ICollectionFixture<ReportRun>
{
    public const string Name = "reports";
}
