using Rlaif.Completion;

namespace Rlaif.Tests.Completion;

public sealed class CompletionReportTests
{
    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(0, 3, false)]
    [InlineData(3, 0, false)]
    public void IsMet_NoThreshold_IsTrueOnlyWhereNoRowIsLeft(int classifier, int review, bool isMet)
    {
        var report = new CompletionReport
        {
            Target = 0.95,
            Confidence = 0.95,
            PromisedAgreement = 0.7,
            Threshold = null,
            PromisedRows = 0,
            SampleRows = 300,
            SampleAgreed = 210,
            OpenTexts = review,
            ClassifierRows = classifier,
            LabelerRows = 900,
            ReviewRows = review,
            KnownRows = 0,
        };

        Assert.Equal(isMet, report.IsMet);
        Assert.Equal(isMet, report.Sentence == "Every row was asked about or known, so nothing had to be promised.");
    }
}
