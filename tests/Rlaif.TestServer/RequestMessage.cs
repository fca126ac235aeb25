namespace Rlaif.TestServer;

/// <summary>A message of a request.</summary>
public sealed record RequestMessage(string Role, string Text);
