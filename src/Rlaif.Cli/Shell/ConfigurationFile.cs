using System.CommandLine;
using System.Text.Json;

namespace Rlaif.Cli.Shell;

/// <summary>The file <c>rlaif.json</c>: options by their names, for every command that has them or under the name of one command.</summary>
internal sealed class ConfigurationFile
{
    public const string Name = "rlaif.json";
    private const long MaximumLength = 1_000_000;
    // They take their settings from a run, or write where a run must not: what is meant for all commands is not meant for them.
    private static readonly string[] OnlyTheirOwn = ["resume", "relabel", "export", "suggest-labels"];
    private readonly JsonElement _root;

    private ConfigurationFile(string path, JsonElement root, bool isNamed)
    {
        Path = path;
        IsNamed = isNamed;
        _root = root;
    }

    /// <summary>Gets whether somebody named it; else it only happened to lie in the working directory.</summary>
    public bool IsNamed { get; }

    /// <summary>Gets where it is.</summary>
    public string Path { get; }

    /// <summary>Reads the file that is named, else that of the working directory; <see langword="null"/> where there is none.</summary>
    /// <exception cref="UsageException">It is missing though named, or no JSON object.</exception>
    public static ConfigurationFile? Read(string? named)
    {
        var path = named ?? Name;
        if (!File.Exists(path))
        {
            return named is null ? null : throw new UsageException($"There is no file {named}; give the configuration with --config.");
        }

        if (new FileInfo(path).Length > MaximumLength)
        {
            throw new UsageException($"{path} is larger than 1 MB; a configuration is a short list of options.");
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new ConfigurationFile(path, document.RootElement.Clone(), named is not null)
                : throw new UsageException($"{path} is no JSON object; write the names of options with their values.");
        }
        catch (JsonException exception)
        {
            throw new UsageException($"{path} is no JSON (line {exception.LineNumber + 1}); write the names of options with their values.");
        }
    }

    /// <summary>Lists what the file says for a command, as arguments; what the command line says itself is left out.</summary>
    /// <exception cref="UsageException">A name is not known, is a key, or has a value that no option takes.</exception>
    public IReadOnlyList<string> ArgumentsFor(ParseResult parsed)
    {
        var root = parsed.RootCommandResult.Command;
        var chosen = new SortedDictionary<string, string?>(StringComparer.Ordinal);
        var options = CommandLine.OptionsOf(parsed.CommandResult).ToDictionary(option => option.Name, StringComparer.Ordinal);
        Dictionary<string, Option> known = root.Subcommands.SelectMany(command => command.Options).DistinctBy(option => option.Name, StringComparer.Ordinal).ToDictionary(option => option.Name, StringComparer.Ordinal);
        foreach (var property in _root.EnumerateObject().Where(property => property.Value.ValueKind != JsonValueKind.Object))
        {
            Take(property, known, name => options.ContainsKey(name) && !OnlyTheirOwn.Contains(parsed.CommandResult.Command.Name, StringComparer.Ordinal), root.Subcommands.Select(command => command.Name));
        }

        foreach (var property in _root.EnumerateObject().Where(property => property.Value.ValueKind == JsonValueKind.Object))
        {
            var command = root.Subcommands.FirstOrDefault(command => command.Name == property.Name) ?? throw Unknown(property.Name, root.Subcommands.Select(command => command.Name));
            var own = command.Options.ToDictionary(option => option.Name, StringComparer.Ordinal);
            foreach (var setting in property.Value.EnumerateObject())
            {
                Take(setting, own, _ => command == parsed.CommandResult.Command, []);
            }
        }

        return [.. chosen.Where(pair => pair.Value is not null && parsed.GetResult(options[pair.Key]) is null or { Implicit: true }).Select(pair => $"{pair.Key}={pair.Value}")];

        void Take(JsonProperty setting, Dictionary<string, Option> takes, Func<string, bool> isMeant, IEnumerable<string> commands)
        {
            var name = $"--{setting.Name}";
            ThrowIfKey(setting);
            if (!takes.ContainsKey(name))
            {
                throw Unknown(setting.Name, [.. takes.Keys.Select(option => option[2..]), .. commands]);
            }

            var value = Value(setting);
            if (isMeant(name))
            {
                ThrowIfItChoosesAKeyOrAServer(setting.Name);
                chosen[name] = value;
            }
        }
    }

    private string? Value(JsonProperty setting) => setting.Value switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        { ValueKind: JsonValueKind.True } => "true",
        { ValueKind: JsonValueKind.False or JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.Array } list when list.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String && !item.GetString()!.Contains(',', StringComparison.Ordinal)) =>
            string.Join(',', list.EnumerateArray().Select(item => item.GetString())),
        _ => throw new UsageException($"'{setting.Name}' in {Path} has a value that no option takes; write a text, a number, true, false or a list of names."),
    };

    private UsageException Unknown(string name, IEnumerable<string> names) =>
        new($"'{name}' in {Path} is no option{(NearestName.Of(name, names) is { } near ? $"; did you mean '{near}'?" : "; see rlaif --help for their names.")}");

    // A folder that somebody else has filled must not have a secret or a text of ours sent somewhere. The file of a jury names servers and keys.
    private void ThrowIfItChoosesAKeyOrAServer(string name)
    {
        var chosen = name.EndsWith("api-key-env", StringComparison.Ordinal) ? "a key"
            : name.EndsWith("endpoint", StringComparison.Ordinal) ? "a server that texts and keys go to"
            : name == "jury" ? "servers and keys"
            : null;
        if (!IsNamed && chosen is not null)
        {
            throw new UsageException($"'{name}' in {Path} would choose {chosen}, which only a file does that is named with --config; name it, or give the option itself.");
        }
    }

    private void ThrowIfKey(JsonProperty setting)
    {
        var name = setting.Name.Replace("-", string.Empty, StringComparison.Ordinal).Replace("_", string.Empty, StringComparison.Ordinal);
        if (name.EndsWith("key", StringComparison.OrdinalIgnoreCase) || name.Contains("secret", StringComparison.OrdinalIgnoreCase) || name.Contains("password", StringComparison.OrdinalIgnoreCase)
            || (setting.Value.ValueKind == JsonValueKind.String && setting.Value.GetString()!.StartsWith("sk-", StringComparison.Ordinal)))
        {
            throw new UsageException($"'{setting.Name}' in {Path} would be a key, and keys are in no file of a project; put it into an environment variable or a user secret and name that with api-key-env.");
        }
    }
}
