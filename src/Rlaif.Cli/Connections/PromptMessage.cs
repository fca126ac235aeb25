namespace Rlaif.Cli.Connections;

/// <summary>One message of a prompt.</summary>
internal sealed record PromptMessage(string Role, string Text);
