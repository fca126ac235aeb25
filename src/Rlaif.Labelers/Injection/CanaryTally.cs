namespace Rlaif.Labelers.Injection;

/// <summary>Adds up what comes of the planted texts.</summary>
internal sealed class CanaryTally
{
    private readonly Lock _gate = new();
    private CanaryReport _report = new(0, 0, 0);

    public CanaryReport Report
    {
        get
        {
            lock (_gate)
            {
                return _report;
            }
        }
    }

    public void Plant(int count) => Update(report => report with { Planted = count, Unanswered = count });

    public void Count(Canary canary, Annotation annotation) => Update(report => new CanaryReport(
        report.Planted,
        report.Steered + (annotation.Label?.Top == canary.Ordered ? 1 : 0),
        report.Unanswered - (annotation.Outcome is AnnotationOutcome.Labeled or AnnotationOutcome.Abstained ? 1 : 0))
    {
        Usage = report.Usage + annotation.Usage,
        Requests = report.Requests + annotation.Requests,
        Retries = report.Retries + annotation.Retries,
        Cost = report.Cost + CostOf(annotation),
    });

    /// <summary>Adds what the planted texts cost to an annotation of the run.</summary>
    public Annotation Charge(Annotation annotation)
    {
        var report = Report;
        return annotation with
        {
            Usage = annotation.Usage + report.Usage,
            Requests = annotation.Requests + report.Requests,
            Retries = annotation.Retries + report.Retries,
            FromCache = annotation.FromCache && report.Requests == 0,
            Cost = CostOf(annotation) + report.Cost,
        };
    }

    // No request costs nothing; one of unknown price makes the sum unknown.
    private static decimal? CostOf(Annotation annotation) => annotation.Cost ?? (annotation.Requests == 0 ? 0 : null);

    private void Update(Func<CanaryReport, CanaryReport> change)
    {
        lock (_gate)
        {
            _report = change(_report);
        }
    }
}
