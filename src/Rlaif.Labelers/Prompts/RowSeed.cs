namespace Rlaif.Labelers.Prompts;

/// <summary>Derives what is random in a prompt from the seed of the row, anew for each vote.</summary>
internal static class RowSeed
{
    /// <summary>Returns the row's own seed, or one for each of several answers.</summary>
    public static ulong Of(LabelRequest request) => request.Vote == 0 ? request.Seed : Mix(request.Seed, (ulong)request.Vote);

    /// <summary>Shuffles the numbers below a count (Fisher and Yates, 1938).</summary>
    public static int[] Order(int count, ulong seed)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        var random = new Random(unchecked((int)Mix(seed, 0)));
        random.Shuffle(order);
        return order;
    }

    // The finalizer of SplitMix64 (Steele et al., 2014).
    private static ulong Mix(ulong seed, ulong value)
    {
        unchecked
        {
            var mixed = seed + ((value + 1) * 0x9E3779B97F4A7C15UL);
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
            return mixed ^ (mixed >> 31);
        }
    }
}
