using Microsoft.Extensions.Configuration;

namespace Rlaif.Cli.Connections;

/// <summary>Reads the user secrets of the tool: <c>dotnet user-secrets set NAME KEY --id rlaif</c>.</summary>
internal static class UserSecret
{
    public const string Id = "rlaif";

    public static string? Read(string name)
    {
        try
        {
            return new ConfigurationBuilder().AddUserSecrets(Id).Build()[name];
        }
        catch (InvalidOperationException)
        {
            // A user without a home has no secrets.
            return null;
        }
        catch (Exception exception) when (exception is InvalidDataException or FormatException)
        {
            // What the file holds is not to be repeated.
            throw new UsageException($"The user secrets of {Id} cannot be read; set the key again with dotnet user-secrets set {name} KEY --id {Id}.");
        }
    }
}
