namespace Rlaif.Clients.Admission;

/// <summary>How large an attempt can become at worst.</summary>
/// <param name="PromptTokens">The most tokens that are sent, with any tokenizer.</param>
/// <param name="CompletionTokens">The most tokens that come back; null where nothing limits them.</param>
/// <param name="Round">The round that it is made for; 0 where it is for none.</param>
internal readonly record struct CallSize(long PromptTokens, long? CompletionTokens, int Round = 0);
