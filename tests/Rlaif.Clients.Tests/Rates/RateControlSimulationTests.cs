namespace Rlaif.Clients.Tests.Rates;

public sealed class RateControlSimulationTests
{
    private const int PerMinute = 600;
    private static readonly TimeSpan TenthOfASecond = TimeSpan.FromMilliseconds(100);

    [Theory]
    [InlineData(SimulatedLimit.Bucket, false)]
    [InlineData(SimulatedLimit.Bucket, true)]
    [InlineData(SimulatedLimit.SmallBucket, false)]
    [InlineData(SimulatedLimit.FixedMinute, false)]
    [InlineData(SimulatedLimit.FixedMinute, true)]
    [InlineData(SimulatedLimit.FixedTenSeconds, false)]
    [InlineData(SimulatedLimit.FixedTenSeconds, true)]
    public void Limit_GivenOrLearned_IsUsedAndHardlyEverExceeded(SimulatedLimit kind, bool isLearned)
    {
        var server = new SimulatedServer(kind, PerMinute) { TellsLimits = isLearned };

        var simulation = new Simulation(server, Given(isLearned)).RunFor(TimeSpan.FromMinutes(10));

        Assert.InRange(server.Accepted, 0.95 * PerMinute * 10, PerMinute * 10);
        Assert.InRange(server.Refused, 0, 0.01 * server.Accepted);
        Assert.InRange(simulation.Densest(TenthOfASecond), 1, 2);
    }

    [Theory]
    [InlineData(600, 0)]
    [InlineData(600, 30)]
    [InlineData(777, 4)]
    [InlineData(905, 4)]
    [InlineData(1_250, 4)]
    [InlineData(3_000, 4)]
    [InlineData(20_000, 4)]
    public void Limit_AnyPace_KeepsATenthOfASecondWithinTwiceTheAllowance(int perMinute, double lateness)
    {
        var clock = new VirtualTime(TimeSpan.FromMilliseconds(lateness));

        var simulation = new Simulation(new SimulatedServer(SimulatedLimit.None), new RateOptions { RequestsPerMinute = perMinute }, clock).RunFor(TimeSpan.FromSeconds(60));

        Assert.InRange(simulation.Starts.Count, 0.95 * perMinute, perMinute);
        Assert.InRange(simulation.Densest(TenthOfASecond), 1, 2 * perMinute / 600);
    }

    [Theory]
    [InlineData(SimulatedLimit.FixedMinute)]
    [InlineData(SimulatedLimit.FixedTenSeconds)]
    public void Limit_WindowOfUnknownLength_LastsUntilTheReset(SimulatedLimit kind)
    {
        var server = new SimulatedServer(kind, PerMinute) { TellsLimits = true, TellsPeriod = false };

        new Simulation(server).RunFor(TimeSpan.FromMinutes(10));

        Assert.InRange(server.Accepted, 0.95 * PerMinute * 10, PerMinute * 10);
        Assert.InRange(server.Refused, 0, 0.01 * server.Accepted);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void LimitOfTokens_GivenOrLearned_IsUsedAndHardlyEverExceeded(bool isLearned)
    {
        var server = new SimulatedServer(SimulatedLimit.Bucket, perMinute: 60_000) { CountsTokens = true, PromptTokens = 295, TellsLimits = isLearned };

        new Simulation(server, isLearned ? null : new RateOptions { TokensPerMinute = 60_000 }) { Size = new(700, 64) }.RunFor(TimeSpan.FromMinutes(10));

        Assert.InRange(server.Accepted * 300, 0.95 * 600_000, 600_000 + 60_000);
        Assert.InRange(server.Refused, 0, 0.01 * server.Accepted);
    }

    [Theory]
    [InlineData(false, null)]
    [InlineData(false, 1)]
    [InlineData(false, 5)]
    [InlineData(true, null)]
    [InlineData(true, 1)]
    [InlineData(true, 5)]
    public void Storm_LimitIsKnown_PassesWithoutLossOrHerd(bool isLearned, int? retryAfter)
    {
        var server = new SimulatedServer(SimulatedLimit.Bucket, PerMinute) { TellsLimits = isLearned, Storm = Seconds(20, 30), RetryAfter = Wait(retryAfter) };

        var simulation = new Simulation(server, Given(isLearned)).Run(rows: PerMinute);

        Assert.Equal((PerMinute, 0, 0), (simulation.Answers.Count, simulation.Lost, simulation.NotMade));
        Assert.NotEqual(0, server.Refused);
        Assert.InRange(simulation.Densest(TenthOfASecond), 1, 2);
        Assert.InRange(simulation.AnswersBetween(36, 46), 95, 100);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1)]
    [InlineData(5)]
    public void Storm_NoLimit_PassesAndSpeedComesBack(int? retryAfter)
    {
        var server = new SimulatedServer(SimulatedLimit.None) { Storm = Seconds(2, 12), RetryAfter = Wait(retryAfter) };

        var simulation = new Simulation(server).Run(rows: 30_000);

        Assert.Equal((30_000, 0, 0), (simulation.Answers.Count, simulation.Lost, simulation.NotMade));
        Assert.Equal(6_400 / 10, simulation.AnswersBetween(55, 56));
        Assert.InRange(simulation.Densest(TenthOfASecond, from: 12, to: 13), 1, 64 / 2);
    }

    [Theory]
    [InlineData(600, 0.1, null)]
    [InlineData(600, 0.1, 1)]
    [InlineData(600, 1, null)]
    [InlineData(6_000, 0.1, null)]
    [InlineData(6_000, 0.1, 1)]
    public void Limit_NobodyTellsIt_IsFoundByRefusals(int perMinute, double latency, int? retryAfter)
    {
        var server = new SimulatedServer(SimulatedLimit.SmallBucket, perMinute) { RetryAfter = Wait(retryAfter) };

        var simulation = new Simulation(server) { Latency = TimeSpan.FromSeconds(latency) }.RunFor(TimeSpan.FromMinutes(4));

        Assert.InRange(simulation.AnswersBetween(60, 240), 0.9 * perMinute * 3, 1.01 * perMinute * 3);
        Assert.InRange(server.Refused, 0, 0.07 * server.Accepted);
        Assert.InRange(simulation.Densest(TenthOfASecond, from: 60), 1, Math.Max(2, 2 * perMinute / 600));
    }

    [Fact]
    public void Limit_SharedWithAnotherProcess_IsSharedWithoutRefusals()
    {
        var clock = new VirtualTime();
        var server = new SimulatedServer(SimulatedLimit.Bucket, PerMinute) { TellsLimits = true };
        Simulation[] processes = [new(server, clock: clock), new(server, clock: clock)];
        Array.ForEach(processes, process => process.Begin(int.MaxValue));
        while (clock.Now < TimeSpan.FromMinutes(10) && clock.RunNext())
        {
            Array.ForEach(processes, process => process.StartAdmitted());
        }

        Assert.InRange(server.Accepted, 0.95 * PerMinute * 10, PerMinute * 11);
        Assert.InRange(server.Refused, 0, 0.01 * server.Accepted);
        Assert.All(processes, process => Assert.InRange(process.Answers.Count, 0.4 * server.Accepted, 0.6 * server.Accepted));
    }

    [Fact]
    public void NoLimit_ConcurrencyOf64_IsReachedAndKept()
    {
        var simulation = new Simulation(new SimulatedServer(SimulatedLimit.None)).Run(rows: 2_000);

        Assert.Equal(64, simulation.PeakUnderWay);
        Assert.InRange(simulation.AnswersBetween(1, 3), 0.95 * 640 * 2, 640 * 2);
    }

    private static RateOptions? Given(bool isLearned) => isLearned ? null : new RateOptions { RequestsPerMinute = PerMinute };

    private static (TimeSpan From, TimeSpan To) Seconds(double from, double to) => (TimeSpan.FromSeconds(from), TimeSpan.FromSeconds(to));

    private static TimeSpan? Wait(int? seconds) => seconds is { } number ? TimeSpan.FromSeconds(number) : null;
}
