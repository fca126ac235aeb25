using System.Numerics.Tensors;
using Rlaif.Deduplication;

namespace Rlaif.Loop;

/// <summary>What a run makes of rows that are nearly the same.</summary>
internal sealed class NearDuplicateRows
{
    private readonly NearDuplicateGroups? _groups;

    private NearDuplicateRows(NearDuplicateGroups? groups, bool sharesAnswers)
    {
        _groups = groups;
        SharesAnswers = sharesAnswers;
    }

    /// <summary>Gets whether a row takes the label of another that is nearly the same.</summary>
    public bool SharesAnswers { get; }

    public static NearDuplicateRows Of(Pool pool, ActiveLearningOptions options, CancellationToken cancellationToken) => new(
        options.NearDuplicates == NearDuplicateHandling.KeepApart ? null : NearDuplicateGroups.Find(pool, options.Seed, cancellationToken),
        options.NearDuplicates == NearDuplicateHandling.ShareAnswers);

    /// <summary>Leaves the first row of each group that nobody is asked about.</summary>
    /// <param name="candidates">The rows that may be chosen, in ascending order.</param>
    /// <param name="rows">Tells which rows are open.</param>
    /// <param name="chosen">The rows that are about to be asked.</param>
    public int[] Collapse(int[] candidates, RowLabels rows, int[] chosen)
    {
        if (_groups is null)
        {
            return candidates;
        }

        var isTaken = new bool[rows.Count];
        for (var row = 0; row < isTaken.Length; row++)
        {
            isTaken[_groups.LeaderOf(row)] |= !rows.IsOpen(row);
        }

        foreach (var row in chosen)
        {
            isTaken[_groups.LeaderOf(row)] = true;
        }

        return Array.FindAll(candidates, row =>
        {
            ref var taken = ref isTaken[_groups.LeaderOf(row)];
            (var wasTaken, taken) = (taken, true);
            return !wasTaken;
        });
    }

    /// <summary>Leaves out the rows that take the label of another.</summary>
    public int[] WithoutShared(int[] open, RowLabels rows)
    {
        if (!SharesAnswers)
        {
            return open;
        }

        var labeled = new bool[rows.Count];
        for (var row = 0; row < labeled.Length; row++)
        {
            labeled[_groups!.LeaderOf(row)] |= rows.LearnedLabel(row, WeighedVotes.None) is not null;
        }

        return Array.FindAll(open, row => !labeled[_groups!.LeaderOf(row)]);
    }

    /// <summary>Gives the mean of the labels of each group that has any, by the row that leads it.</summary>
    /// <remarks>Answers that came after learning are not shared: what a sample promised must not change under it.</remarks>
    public Dictionary<int, SoftLabel> Labels(RowLabels rows, WeighedVotes votes)
    {
        var labels = new Dictionary<int, (float[] Sum, int Count)>();
        for (var row = 0; SharesAnswers && row < rows.Count; row++)
        {
            if (rows.LearnedLabel(row, votes) is { } label)
            {
                var (sum, count) = labels.GetValueOrDefault(_groups!.LeaderOf(row), (new float[label.Probabilities.Length], 0));
                TensorPrimitives.Add(sum, label.Probabilities, sum);
                labels[_groups.LeaderOf(row)] = (sum, count + 1);
            }
        }

        return labels.ToDictionary(pair => pair.Key, pair => new SoftLabel(Array.ConvertAll(pair.Value.Sum, value => value / pair.Value.Count)));
    }

    public int LeaderOf(int row) => _groups?.LeaderOf(row) ?? row;
}
