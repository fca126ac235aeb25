using System.CommandLine;
using Rlaif.Cli.Settings;

namespace Rlaif.Cli.Commands;

/// <summary>The options that say what a run may cost and how fast it may ask.</summary>
internal sealed class LimitArguments
{
    private readonly Option<decimal?> _maxCost = NumberOption.Money("--max-cost", "Stop before the answers cost more than this; needs the model's prices.");
    private readonly Option<long?> _maxTokens = NumberOption.Large("--max-tokens", "Stop before more tokens than this are sent and received.");
    private readonly Option<long?> _maxRequests = NumberOption.Large("--max-requests", "Stop before more requests than this are made, retries included.");
    private readonly Option<TimeSpan?> _maxDuration = DurationOption.Create("--max-duration", "Ask no more once this much time has passed since the first question.", TimeSpan.FromDays(365));
    private readonly Option<string?> _prices = new("--prices") { Description = "A JSON file of prices by model: {\"NAME\": {\"prompt_per_million\": 0.15, \"completion_per_million\": 0.60}}, in dollars.", HelpName = "FILE.json" };
    private readonly Option<int?> _requestsPerMinute = NumberOption.Whole("--rpm", "How many requests a minute the server allows; learned from its replies by default.", maximum: 10_000_000);
    private readonly Option<int?> _tokensPerMinute = NumberOption.Whole("--tpm", "How many tokens a minute the server allows; learned from its replies by default.", maximum: 2_000_000_000);
    private readonly Option<TimeSpan?> _maxWait = DurationOption.Create("--max-wait", "End the run where the server asks to wait longer than this; 2m by default.", TimeSpan.FromDays(1));

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_maxCost, _maxTokens, _maxRequests, _maxDuration, _prices, _requestsPerMinute, _tokensPerMinute, _maxWait])
        {
            command.Add(option);
        }
    }

    public LimitSettings Read(ParseResult parsed) => new()
    {
        MaxCost = parsed.GetValue(_maxCost),
        MaxTokens = parsed.GetValue(_maxTokens),
        MaxRequests = parsed.GetValue(_maxRequests),
        MaxDuration = parsed.GetValue(_maxDuration),
        Prices = parsed.GetValue(_prices),
        RequestsPerMinute = parsed.GetValue(_requestsPerMinute),
        TokensPerMinute = parsed.GetValue(_tokensPerMinute),
        MaxWait = parsed.GetValue(_maxWait),
    };
}
