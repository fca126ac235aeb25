namespace Rlaif.Tests.Voting;

/// <summary>Three voters whose confusions are known, each with its own; the n-th answers with the n-th accuracy.</summary>
internal sealed class SimulatedVoters
{
    private static readonly double[] Accuracies = [0.70, 0.77, 0.85];
    private readonly int _classes;

    /// <param name="classes">The number of classes.</param>
    /// <param name="favorite">The share of a voter's errors that go to the one class it mistakes a class for.</param>
    public SimulatedVoters(int classes, double favorite)
    {
        _classes = classes;
        Confusion =
        [
            .. Accuracies.Select((accuracy, voter) => Enumerable.Range(0, classes).Select(truth => Enumerable.Range(0, classes).Select(answer =>
                answer == truth ? accuracy
                : (1 - accuracy) * (((1 - favorite) / (classes - 1)) + (answer == (truth + voter + 1) % classes ? favorite : 0))).ToArray()).ToArray()),
        ];
        foreach (var row in Confusion.SelectMany(matrix => matrix.Index()))
        {
            // Where a favorite falls on the truth, or shares are left over, the rest is what is right.
            row.Item[row.Index] += 1 - row.Item.Sum();
        }
    }

    /// <summary>Gets by voter and true class how probable each answer is.</summary>
    public double[][][] Confusion { get; }

    /// <summary>Draws true classes, of which the first are more frequent, and what the voters make of them.</summary>
    public (int[] Truth, IReadOnlyList<IReadOnlyList<Vote>> Votes) Draw(int items, int seed)
    {
        var random = new Random(seed);
        double[] shares = [.. Enumerable.Range(0, _classes).Select(index => 2.0 - (index / (double)_classes))];
        int[] truth = [.. Enumerable.Range(0, items).Select(_ => Draw(shares, random))];
        return (truth, [.. truth.Select(gold => (IReadOnlyList<Vote>)[.. Confusion.Select((matrix, voter) => Vote(voter, Draw(matrix[gold], random)))])]);
    }

    private Vote Vote(int voter, int answer) => new($"voter {voter}", SoftLabel.Certain(answer, _classes));

    private static int Draw(double[] shares, Random random)
    {
        var number = random.NextDouble() * shares.Sum();
        var index = 0;
        while (index < shares.Length - 1 && number >= shares[index])
        {
            number -= shares[index++];
        }

        return index;
    }
}
