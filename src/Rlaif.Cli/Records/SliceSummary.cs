using Rlaif.Evaluation;

namespace Rlaif.Cli.Records;

/// <summary>How the rows of the random slices were predicted before they were labeled, in <c>run.json</c>.</summary>
internal sealed record SliceSummary(int Rows, int Agreed, double Low, double High)
{
    public static SliceSummary? Of(ActiveLearningResult result)
    {
        if (result.Rounds is not [.., { RandomSlice: { Rows: > 0 } slice }])
        {
            return null;
        }

        return Of(slice.Agreed, slice.Rows);
    }

    public static SliceSummary Of(int agreed, int rows)
    {
        var interval = ProportionInterval.ClopperPearson(agreed, rows);
        return new SliceSummary(rows, agreed, Math.Round(interval.Low, 4), Math.Round(interval.High, 4));
    }
}
