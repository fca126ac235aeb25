namespace Rlaif.Cli.Connections;

/// <summary>Takes keys from environment variables, else from user secrets, where they are in no history of commands.</summary>
internal static class ApiKey
{
    /// <summary>What stands for a key where nothing is sent.</summary>
    public const string Unsent = "none";

    /// <param name="chosen">The variable that an option names.</param>
    /// <param name="usual">The variable that holds it otherwise; <see langword="null"/> for none.</param>
    /// <param name="isRequired">Whether there must be a key.</param>
    /// <param name="option">The option that names a variable.</param>
    public static string? Read(string? chosen, string? usual, bool isRequired, string option)
    {
        var name = chosen ?? usual;
        if (chosen is not null && !chosen.All(character => char.IsAsciiLetterOrDigit(character) || character == '_'))
        {
            // It may be the key itself, which is not to be repeated.
            throw new UsageException($"{option} takes the name of an environment variable or user secret, which has letters, digits and underscores alone; a key itself is never an argument.");
        }

        var key = name is null ? null : Environment.GetEnvironmentVariable(name) is { } variable && !string.IsNullOrWhiteSpace(variable) ? variable : UserSecret.Read(name);
        return !string.IsNullOrWhiteSpace(key) ? key
            : isRequired || chosen is not null ? throw new UsageException($"The environment variable {name} holds no key, and neither does the user secret of that name; set one of them, or name another one with {option}.")
            : null;
    }
}
