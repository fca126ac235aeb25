using Microsoft.Extensions.Logging;

namespace Rlaif.Loop;

/// <summary>What the loop logs; no row text.</summary>
internal static partial class LoopLog
{
    [LoggerMessage(1, LogLevel.Information, "Opened a run over {Examples} distinct texts in {Classes} classes, {Rounds} rounds done already.")]
    public static partial void Opened(ILogger logger, int examples, int classes, int rounds);

    [LoggerMessage(2, LogLevel.Information, "Round {Number}: {Labels} labels, {Unlabeled} unlabeled, mean normalized entropy {Entropy}, accuracy {Accuracy}.")]
    public static partial void RoundCompleted(ILogger logger, int number, int labels, int unlabeled, double? entropy, double? accuracy);

    [LoggerMessage(3, LogLevel.Warning, "Example {ExampleId} got no label: {Outcome} ({Detail}).")]
    public static partial void NoLabel(ILogger logger, string exampleId, AnnotationOutcome outcome, string? detail);

    [LoggerMessage(4, LogLevel.Information, "The run ended ({Code}): {Sentence}")]
    public static partial void Stopped(ILogger logger, string code, string sentence);
}
