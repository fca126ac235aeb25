using System.CommandLine;
using Rlaif.Cli.Settings;

namespace Rlaif.Cli.Commands;

/// <summary>The options that say how a question is asked and how far an answer is trusted.</summary>
internal sealed class AnswerArguments
{
    private readonly Option<string> _softLabels = new("--soft-labels") { Description = "Where the probabilities of an answer come from; auto, the default, takes votes where there are several, else the log-probabilities of the label's tokens, else what the model says of itself." };
    private readonly Option<int?> _votes = NumberOption.Whole("--votes", "How often each question is asked; 1 by default, 3 with --soft-labels votes.", maximum: 100);
    private readonly Option<string?> _jury = new("--jury") { Description = "A JSON file of models that answer beside each other, with a tie-breaker if wanted; replaces --model.", HelpName = "FILE.json" };
    private readonly Option<int?> _fewShot = NumberOption.Whole("--few-shot", "How many labeled texts are shown beside a question, the most alike first; 0 by default.", minimum: 0, maximum: 100);
    private readonly Option<bool> _rationale = new("--rationale") { Description = "Have the model give its reasons before it answers." };
    private readonly Option<bool> _redact = new("--redact") { Description = "Replace e-mail addresses, phone numbers, card numbers and IBANs before a text leaves this machine." };
    private readonly Option<bool> _batchApi = new("--batch-api") { Description = "Send each round as one batch job, at half price and within a day." };
    private readonly Option<int?> _canaries = NumberOption.Whole("--canaries", "Plant this many texts that try to steer the model, and report how many do; 0 by default.", minimum: 0, maximum: 100);

    public AnswerArguments() => _softLabels.AcceptOnly("auto", "logprobs", "votes", "off");

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_softLabels, _votes, _jury, _fewShot, _rationale, _redact, _batchApi, _canaries])
        {
            command.Add(option);
        }
    }

    public AnswerSettings Read(ParseResult parsed)
    {
        var softLabels = parsed.GetValue(_softLabels) ?? "auto";
        return new()
        {
            SoftLabels = softLabels,
            Votes = parsed.GetValue(_votes) ?? (softLabels == "votes" ? 3 : 1),
            Jury = parsed.GetValue(_jury),
            FewShot = parsed.GetValue(_fewShot) ?? 0,
            Rationale = parsed.GetValue(_rationale),
            Redact = parsed.GetValue(_redact),
            BatchApi = parsed.GetValue(_batchApi),
            Canaries = parsed.GetValue(_canaries) ?? 0,
        };
    }
}
