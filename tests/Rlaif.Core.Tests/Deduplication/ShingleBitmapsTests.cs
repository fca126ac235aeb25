using Rlaif.Deduplication;

namespace Rlaif.Tests.Deduplication;

public sealed class ShingleBitmapsTests
{
    private const double Threshold = 0.85;

    [Theory]
    [InlineData(6)]
    [InlineData(40)]
    [InlineData(120)]
    [InlineData(2_000)]
    public void MayBeLike_TextsThatAreLike_SaysYes(int length)
    {
        var random = new Random(length);
        var (like, left, right) = (0, new ShingleSet(), new ShingleSet());
        for (var pair = 0; pair < 1_000; pair++)
        {
            // Few letters, so that shingles repeat.
            var text = Letters(length, random);
            var edits = random.Next(1 + (length / 10));
            var other = $"{text[edits..]}{Letters(edits, random)}";
            left.Load(2 * pair, text);
            right.Load((2 * pair) + 1, other);
            if (left.IsLike(right, Threshold))
            {
                like++;
                Assert.True(MayBeLike(text, other));
            }
        }

        Assert.InRange(like, 100, 1_000);
    }

    [Fact]
    public void MayBeLike_ThresholdReachedToTheDigit_SaysYes()
    {
        // 20 shingles, of which the others have 17 (similarity 0.85) and 16.
        const string Text = "abcdefghijklmnopqrstuvw";

        Assert.True(MayBeLike(Text, Text[..^3]));
        Assert.False(MayBeLike(Text, Text[..^4]));
    }

    [Fact]
    public void MayBeLike_ShortTextsThatShareAThird_SaysNo()
    {
        var random = new Random(3);

        Assert.All(Enumerable.Range(0, 200), _ =>
        {
            string[] parts = [.. Enumerable.Range(0, 3).Select(_ => new string([.. Enumerable.Range(0, 40).Select(_ => (char)('a' + random.Next(26)))]))];
            Assert.False(MayBeLike(parts[0] + parts[1], parts[1] + parts[2]));
        });
    }

    [Fact]
    public void HasShingles_RowThatWasNotTakenUp_SaysNo() => Assert.False(new ShingleBitmaps(1).HasShingles(0));

    private static string Letters(int count, Random random) => new([.. Enumerable.Range(0, count).Select(_ => (char)('a' + random.Next(6)))]);

    private static bool MayBeLike(string left, string right)
    {
        var bitmaps = new ShingleBitmaps(2);
        var buffer = Array.Empty<ulong>();
        foreach (var (row, text) in new[] { left, right }.Index())
        {
            var count = Shingles.Read(text, ref buffer);
            bitmaps.Set(row, buffer.AsSpan(0, count));
        }

        return bitmaps.MayBeLike(0, 1, Threshold);
    }
}
