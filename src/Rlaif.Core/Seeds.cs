namespace Rlaif;

/// <summary>Derives seeds from the one seed of a run.</summary>
internal static class Seeds
{
    /// <summary>Mixes a seed with a value by the finalizer of SplitMix64 (Steele et al., 2014).</summary>
    public static ulong Mix(ulong seed, ulong value)
    {
        unchecked
        {
            var mixed = seed + ((value + 1) * 0x9E3779B97F4A7C15UL);
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
            return mixed ^ (mixed >> 31);
        }
    }

    /// <summary>Mixes a seed with an identifier, character by character.</summary>
    public static ulong Mix(ulong seed, string id)
    {
        foreach (var character in id)
        {
            seed = Mix(seed, (ulong)character);
        }

        return Mix(seed, (ulong)id.Length);
    }

    public static Random Random(ulong seed, ulong value) => new(unchecked((int)Mix(seed, value)));
}
