using System.Globalization;
using Rlaif.Clients;
using Rlaif.Clients.OpenAI;
using Rlaif.Labelers;

namespace Rlaif.Throughput;

/// <summary>Labels rows as a loop would, through all that stands between a labeler and a server.</summary>
internal sealed class LabelingRun
{
    private static readonly LabelSet Labels = new("card lost", "card stolen", "card declined", "other");
    private readonly ChatLabeler _labeler;
    private readonly int _concurrency;

    public LabelingRun(Uri endpoint, int concurrency)
    {
        _concurrency = concurrency;
        var client = new TelemetryChatClient(new ResilientChatClient(
            OpenAIServer.Compatible(endpoint, "slow"), options: null, timeProvider: null, logger: null, new RateControl(new RateOptions { MaxConcurrency = concurrency })));
        _labeler = new ChatLabeler(client, Labels, new ChatLabelerOptions { MaxConcurrency = concurrency });
    }

    public async Task<Measured> MeasureAsync(int rows)
    {
        LabelRequest[] requests = [.. Enumerable.Range(0, rows).Select(Request)];
        var stretch = new Stretch(rows, _concurrency);
        await foreach (var annotation in _labeler.LabelAsync(requests))
        {
            stretch.Add(annotation.Outcome == AnnotationOutcome.Labeled);
        }

        return stretch.End();
    }

    private static LabelRequest Request(int row)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"I was on my way to work in Lisbon when I noticed that my card number {row} is gone; what should I do now, and who pays for it?");
        return new LabelRequest(new TextExample(row.ToString(CultureInfo.InvariantCulture), text), Round: 1, Attempt: 1, Seed: (ulong)row);
    }
}
