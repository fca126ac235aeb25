using Microsoft.Extensions.AI;
using Rlaif.Clients;
using Rlaif.Labelers.Prompts;

namespace Rlaif.Labelers.Replies;

/// <summary>Reads responses: refusals, cut ones, and answers with what is known of their probability.</summary>
internal sealed class AnswerReader(LabelSet labels, LabelReader reader, SoftLabelSource source)
{
    private const int RationaleLength = 2_000;

    /// <summary>Returns what ends the matter without a look at the words; null where they count.</summary>
    public static Answer? Obstacle(ChatResponse response) =>
        response.GetRefusal() is not null ? new Answer(AnnotationOutcome.Refused, "The model refused to answer.")
        : response.FinishReason == ChatFinishReason.ContentFilter ? new Answer(AnnotationOutcome.Filtered, "A content filter stopped the reply.")
        : null;

    /// <summary>Returns reasons as they are kept.</summary>
    public static string? Rationale(string? reasons) => string.IsNullOrWhiteSpace(reasons) ? null : Excerpt.Of(reasons.Trim(), RationaleLength);

    public Answer Read(ChatResponse response, Offer offer)
    {
        if (Obstacle(response) is { } obstacle)
        {
            return obstacle;
        }

        if (response.FinishReason == ChatFinishReason.Length)
        {
            return new Answer(AnnotationOutcome.Invalid, "The reply was cut off; allow more output tokens.");
        }

        var fields = ReplyFields.Of(response.Text);
        var reply = reader.Read(fields.Label);
        var answer = reply.Outcome switch
        {
            AnnotationOutcome.Labeled => Labeled(reply.Label, fields, response, offer),
            AnnotationOutcome.Abstained => new Answer(AnnotationOutcome.Abstained, "The model said that no class fits or that it cannot tell."),
            AnnotationOutcome.NotAsked when offer.Shortlist is not null => new Answer(AnnotationOutcome.NotAsked),
            _ => new Answer(AnnotationOutcome.Invalid, "Two replies in a row named no class of the label set.") { IsCorrectable = true },
        };
        return answer with { Rationale = Rationale(fields.Analysis), IsReasoned = fields.IsAnalysisFirst };
    }

    private Answer Labeled(int label, ReplyFields fields, ChatResponse response, Offer offer)
    {
        var answer = new Answer(AnnotationOutcome.Labeled);
        return FromTokens(label, fields, response, offer) is { } probable ? answer with { Label = probable, Source = ConfidenceSource.LogProbabilities }
            : FromStatement(label, fields) is { } stated ? answer with { Label = stated, Source = ConfidenceSource.Stated }
            : answer with { Label = SoftLabel.Certain(label, labels.Count) };
    }

    private SoftLabel? FromTokens(int label, ReplyFields fields, ChatResponse response, Offer offer)
    {
        if (source is not (SoftLabelSource.Auto or SoftLabelSource.LogProbabilities) || offer.PlaceOf(label) is not { } place
            || response.GetLogProbabilities() is not { Count: > 0 } tokens || LabelPath.Follow(fields, tokens, offer.Answers, place) is not { } masses)
        {
            return null;
        }

        // The first answers are the classes; what the others have of the probability is left out.
        var whole = masses.Take(offer.Classes.Count).Sum();
        var probabilities = new float[labels.Count];
        foreach (var (index, mass) in offer.Classes.Zip(masses))
        {
            probabilities[index] = (float)(mass / whole);
        }

        return new SoftLabel(probabilities);
    }

    private SoftLabel? FromStatement(int label, ReplyFields fields)
    {
        if (source is not (SoftLabelSource.Auto or SoftLabelSource.Stated) || !(fields.Probability is >= 0 and <= 100))
        {
            return null;
        }

        // Models that are asked for a share give a percentage at times. None names a class that it thinks less likely than chance.
        var stated = fields.Probability.Value > 1 ? fields.Probability.Value / 100 : fields.Probability.Value;
        var probability = labels.Count == 1 ? 1 : Math.Max(stated, 1.0 / labels.Count);
        var probabilities = new float[labels.Count];
        Array.Fill(probabilities, (float)((1 - probability) / Math.Max(1, labels.Count - 1)));
        probabilities[label] = (float)probability;
        return new SoftLabel(probabilities);
    }
}
