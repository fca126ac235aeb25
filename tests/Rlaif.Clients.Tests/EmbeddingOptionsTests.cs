namespace Rlaif.Clients.Tests;

public sealed class EmbeddingOptionsTests
{
    [Fact]
    public void Defaults_AreTheDocumentedOnes()
    {
        var options = new EmbeddingOptions();

        Assert.Equal((64, 100_000, 8, 8_000), (options.BatchSize, options.BatchCharacters, options.MaxConcurrency, options.MaxTextLength));
        Assert.Equal((null, null, 4L << 30), (options.Dimensions, options.CacheFolder, options.CacheSizeLimit));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public void Counts_OutOfRange_AreRefusedByName(int value)
    {
        var options = new EmbeddingOptions();

        Assert.Throws<ArgumentOutOfRangeException>(nameof(options.BatchSize), () => options.BatchSize = value);
        Assert.Throws<ArgumentOutOfRangeException>(nameof(options.BatchCharacters), () => options.BatchCharacters = value);
        Assert.Throws<ArgumentOutOfRangeException>(nameof(options.MaxConcurrency), () => options.MaxConcurrency = value);
        Assert.Throws<ArgumentOutOfRangeException>(nameof(options.MaxTextLength), () => options.MaxTextLength = value);
        Assert.Throws<ArgumentOutOfRangeException>(nameof(options.Dimensions), () => options.Dimensions = value);
    }

    [Theory]
    [InlineData(0)]
    [InlineData((1L << 20) - 1)]
    public void CacheSizeLimit_BelowAMegabyte_IsRefused(long value) =>
        Assert.Throws<ArgumentOutOfRangeException>("CacheSizeLimit", () => new EmbeddingOptions().CacheSizeLimit = value);

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void CacheFolder_WithoutAName_IsRefused(string value) =>
        Assert.Throws<ArgumentException>("CacheFolder", () => new EmbeddingOptions().CacheFolder = value);
}
