using Rlaif.Evaluation;

namespace Rlaif.Cli.Records;

/// <summary>How many of some labels are the true ones, with the exact 95 % interval (Clopper and Pearson, 1934).</summary>
internal sealed record GoldShare(int Rows, int Correct, double Accuracy, double Low, double High)
{
    /// <summary>Counts; <see langword="null"/> where there is nothing to count.</summary>
    public static GoldShare? Of(int correct, int rows)
    {
        if (rows == 0)
        {
            return null;
        }

        var interval = ProportionInterval.ClopperPearson(correct, rows);
        return new GoldShare(rows, correct, Math.Round((double)correct / rows, 4), Math.Round(interval.Low, 4), Math.Round(interval.High, 4));
    }
}
