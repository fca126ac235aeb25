using Rlaif.Evaluation;

namespace Rlaif.Cli.Runs;

/// <summary>How the rows of the random slices were predicted before they were labeled, in <c>run.json</c>.</summary>
internal sealed record SliceSummary(int Rows, int Agreed, double Low, double High)
{
    public static SliceSummary? Of(ActiveLearningResult result)
    {
        if (result.Rounds is not [.., { RandomSlice: { Rows: > 0 } slice }])
        {
            return null;
        }

        var interval = ProportionInterval.ClopperPearson(slice.Agreed, slice.Rows);
        return new SliceSummary(slice.Rows, slice.Agreed, Math.Round(interval.Low, 4), Math.Round(interval.High, 4));
    }
}
