using System.Collections.Frozen;

namespace Rlaif.Clients;

/// <summary>The error codes of servers that say more than the status does.</summary>
internal static class ServerErrorCodes
{
    // Servers spell one code as insufficient_quota, InsufficientQuota or INSUFFICIENT-QUOTA; the letters are the same.
    private static readonly FrozenDictionary<string, FailureKind> Kinds = new Dictionary<string, FailureKind>(StringComparer.Ordinal)
    {
        ["insufficientquota"] = FailureKind.QuotaExhausted,
        ["insufficientbalance"] = FailureKind.QuotaExhausted,
        ["quotaexceeded"] = FailureKind.QuotaExhausted,
        ["billinghardlimitreached"] = FailureKind.QuotaExhausted,
        ["billingnotactive"] = FailureKind.QuotaExhausted,
        ["contentfilter"] = FailureKind.ContentFiltered,
        ["contentpolicyviolation"] = FailureKind.ContentFiltered,
        ["responsibleaipolicyviolation"] = FailureKind.ContentFiltered,
        ["modelnotfound"] = FailureKind.UnknownModel,
        ["deploymentnotfound"] = FailureKind.UnknownModel,
        ["invalidapikey"] = FailureKind.Unauthorized,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static FailureKind? KindOf(string? code) =>
        code is not null && Kinds.TryGetValue(Letters(code), out var kind) ? kind : null;

    private static string Letters(string code) => string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
}
