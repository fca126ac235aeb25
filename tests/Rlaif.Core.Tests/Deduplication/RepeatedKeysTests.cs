using System.Runtime.InteropServices;
using Rlaif.Deduplication;

namespace Rlaif.Tests.Deduplication;

public sealed class RepeatedKeysTests
{
    private const int Rows = 1_000;
    private const int Band = 3;

    [Fact]
    public void MayHold_KeyOfTwoRows_SaysYesInItsBandAlone()
    {
        var keys = new uint[Rows * MinHash.Bands];
        for (var entry = 0; entry < keys.Length; entry++)
        {
            keys[entry] = (uint)entry;
        }

        keys[(17 * MinHash.Bands) + Band] = keys[(900 * MinHash.Bands) + Band] = uint.MaxValue;

        var repeated = new RepeatedKeys(keys);

        Assert.Equal([Band], Enumerable.Range(0, MinHash.Bands).Where(band => repeated.MayHold(band, uint.MaxValue)));
    }

    [Fact]
    public void MayHold_RandomKeys_SaysNoOfMost()
    {
        var random = new Random(1);
        var keys = new uint[Rows * MinHash.Bands];
        random.NextBytes(MemoryMarshal.AsBytes(keys.AsSpan()));

        var repeated = new RepeatedKeys(keys);

        Assert.InRange(Enumerable.Range(0, Rows).Count(row => repeated.MayHold(Band, keys[(row * MinHash.Bands) + Band])), 0, Rows / 3);
    }

    [Fact]
    public void MayHold_PoolWithoutRows_SaysNo() => Assert.False(new RepeatedKeys([]).MayHold(0, 5));
}
