namespace Rlaif.Clients.Tests;

public sealed class RateOptionsTests
{
    private readonly RateOptions _options = new();

    [Fact]
    public void Constructor_Always_GivesTheDefaults() =>
        Assert.Equal(
            (null, null, 64, TimeSpan.FromMinutes(2), null),
            (_options.RequestsPerMinute, _options.TokensPerMinute, _options.MaxConcurrency, _options.MaxWait, _options.Name));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Numbers_BelowOne_NameTheProperty(int value)
    {
        Assert.Throws<ArgumentOutOfRangeException>(nameof(RateOptions.RequestsPerMinute), () => _options.RequestsPerMinute = value);
        Assert.Throws<ArgumentOutOfRangeException>(nameof(RateOptions.TokensPerMinute), () => _options.TokensPerMinute = value);
        Assert.Throws<ArgumentOutOfRangeException>(nameof(RateOptions.MaxConcurrency), () => _options.MaxConcurrency = value);
        Assert.Throws<ArgumentOutOfRangeException>(nameof(RateOptions.MaxWait), () => _options.MaxWait = TimeSpan.FromSeconds(value));
    }

    [Fact]
    public void Numbers_AboveTheirRange_NameTheProperty()
    {
        Assert.Throws<ArgumentOutOfRangeException>(nameof(RateOptions.RequestsPerMinute), () => _options.RequestsPerMinute = 10_000_001);
        Assert.Throws<ArgumentOutOfRangeException>(nameof(RateOptions.TokensPerMinute), () => _options.TokensPerMinute = 2_000_000_001);
        Assert.Throws<ArgumentOutOfRangeException>(nameof(RateOptions.MaxConcurrency), () => _options.MaxConcurrency = 1_001);
        Assert.Throws<ArgumentOutOfRangeException>(nameof(RateOptions.MaxWait), () => _options.MaxWait = TimeSpan.FromDays(1) + TimeSpan.FromTicks(1));
    }

    [Fact]
    public void Numbers_AtTheirLimits_AreTaken()
    {
        _options.RequestsPerMinute = null;
        _options.TokensPerMinute = 2_000_000_000;
        _options.MaxWait = TimeSpan.FromTicks(1);

        Assert.NotNull(new RateControl(_options));
    }
}
