namespace Rlaif.Cli.Estimates;

/// <summary>One guess at what a run will use; its cost is null where no price is known.</summary>
internal sealed record EstimateFigures(int Rows, long Requests, long PromptTokens, long CompletionTokens, decimal? CostUsd);
