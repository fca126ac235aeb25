using System.Text.Json;

namespace Rlaif.Cli.Settings;

/// <summary>The file of <c>--jury</c>: the models that answer beside each other, and who is asked where they differ.</summary>
/// <param name="Members">The models.</param>
/// <param name="TieBreaker">The dearer model, asked only on a split.</param>
internal sealed record JuryFile(IReadOnlyList<JurorEntry> Members, JurorEntry? TieBreaker = null)
{
    public const int MaxLength = 100_000;
    private const int MostMembers = 20;
    private const string Form = """write {"members": [{"provider": "openai", "model": "NAME"}, ...], "tie_breaker": {...}}""";

    public static JuryFile Parse(string json)
    {
        try
        {
            var file = JsonSerializer.Deserialize(json, JuryJson.Default.JuryFile);
            return file is { Members.Count: >= 1 and <= MostMembers } && file.Members.All(member => member is not null)
                ? file
                : throw new UsageException($"The file of --jury names {file?.Members?.Count ?? 0} members, not 1 to {MostMembers}; {Form}.");
        }
        catch (JsonException exception)
        {
            throw new UsageException($"The file of --jury is not a jury (line {exception.LineNumber + 1}); {Form}.");
        }
    }

    public void Apply(RlaifOptions options, LabelSettings settings)
    {
        foreach (var member in Members)
        {
            var juror = new JurorOptions { Votes = member.Votes ?? settings.Answers.Votes };
            member.Apply(juror.Model, settings);
            options.Jury.Add(juror);
        }

        if (TieBreaker is { Votes: not null })
        {
            throw new UsageException("The tie_breaker of the --jury answers once; leave its votes out.");
        }

        TieBreaker?.Apply(options.TieBreaker, settings);
    }
}
