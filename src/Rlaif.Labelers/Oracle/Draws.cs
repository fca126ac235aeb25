namespace Rlaif.Labelers.Oracle;

/// <summary>Numbers from 0 to below 1 that a chain of seeds decides on (SplitMix64: Steele et al., 2014).</summary>
/// <remarks>Unlike those of <see cref="Random"/>, the first numbers of neighboring seeds have nothing to do with each other.</remarks>
internal struct Draws
{
    private const ulong Step = 0x9E3779B97F4A7C15UL;
    private ulong _state;

    public Draws(params ReadOnlySpan<ulong> seeds)
    {
        foreach (var seed in seeds)
        {
            _state = Mixed(unchecked(_state + seed + Step));
        }
    }

    public double Next()
    {
        _state = unchecked(_state + Step);
        return (Mixed(_state) >> 11) / (double)(1UL << 53);
    }

    private static ulong Mixed(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
            return value ^ (value >> 31);
        }
    }
}
