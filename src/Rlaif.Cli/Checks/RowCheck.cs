using System.Globalization;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Rlaif.Cli.Records;
using Rlaif.Cli.Runs;
using Rlaif.Cli.Settings;
using Rlaif.Clients;
using Rlaif.Datasets;

namespace Rlaif.Cli.Checks;

/// <summary>Labels one row as a run would, and looks at what the server takes on the way.</summary>
internal sealed class RowCheck(LabelSettings settings)
{
    private static readonly TextExample Row = new("1", "Thank you, that was quick and friendly!");
    private (ChatOptions? Options, ChatResponse Response)? _answered;

    public async Task<IReadOnlyList<CheckResult>> RunAsync(Views.Notices notices, CancellationToken cancellationToken)
    {
        var inputs = new LabelInputs(new Dataset([new DatasetRow(Row, Gold: null, Known: null)], []), new LabelSet("praise", "complaint"), [], Instructions: null, Prices: null, Jury: null);
        try
        {
            await using var services = LoopFactory.Services(settings, inputs, notices, client => new ObservingChatClient(client, (options, response) => _answered = (options, response)));
            var labeler = services.GetRequiredService<ActiveLearningLoop>().Labeler;
            await foreach (var annotation in labeler.LabelAsync([new LabelRequest(Row, Round: 1, Attempt: 1, settings.Seed)], cancellationToken))
            {
                return [Labeled(annotation, inputs.Labels), .. Abilities()];
            }

            return [];
        }
        catch (LabelingException exception)
        {
            return [CheckResult.Fail("row", exception.Message)];
        }
    }

    private static CheckResult Labeled(Annotation annotation, LabelSet labels)
    {
        var cost = annotation.Cost is { } dollars ? $"{dollars.ToString("0.00####", CultureInfo.InvariantCulture)} US dollars" : "price not known";
        return annotation.Label is { } label
            ? CheckResult.Ok("row", string.Create(CultureInfo.InvariantCulture, $"One row was labeled {labels[label.Top].Name} in {annotation.Latency.TotalMilliseconds:N0} ms ({annotation.Requests} requests, {annotation.Usage.PromptTokens + annotation.Usage.CompletionTokens:N0} tokens, {cost})."))
            : CheckResult.Fail("row", $"A row got no label ({JsonName.Of(annotation.Outcome).Replace('_', ' ')}): {annotation.Detail ?? "see rlaif label --dry-run 1 for what was said"}");
    }

    private IEnumerable<CheckResult> Abilities()
    {
        if (_answered is not var (options, response))
        {
            yield break;
        }

        yield return options?.ResponseFormat is ChatResponseFormatJson { Schema: not null }
            ? CheckResult.Ok("schema", "The server holds answers to a JSON schema.")
            : CheckResult.Warn("schema", "The server takes no JSON schema; answers are read from plain text, and more of them are asked for twice.");
        yield return response.GetLogProbabilities().Count > 0
            ? CheckResult.Ok("log-probabilities", "The server gives log-probabilities, which probabilities of classes are read from.")
            : CheckResult.Warn("log-probabilities", "The server gives no log-probabilities; probabilities are what the model says of itself, or of votes with --soft-labels votes.");
    }
}
