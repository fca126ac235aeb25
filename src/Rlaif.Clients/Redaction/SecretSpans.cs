namespace Rlaif.Clients.Redaction;

/// <summary>Makes one secret of those that overlap, so that no end of one stays behind.</summary>
internal static class SecretSpans
{
    /// <summary>Returns ordered spans that do not overlap, each of the kind of the longest that it was made of.</summary>
    public static List<SecretSpan> Merge(IEnumerable<SecretSpan> spans)
    {
        var merged = new List<SecretSpan>();
        var longest = 0;
        foreach (var span in spans.OrderBy(span => span.Start))
        {
            if (merged.Count == 0 || span.Start >= merged[^1].End)
            {
                merged.Add(span);
                longest = span.Length;
                continue;
            }

            var last = merged[^1];
            merged[^1] = new SecretSpan(last.Start, Math.Max(last.End, span.End), span.Length > longest ? span.Kind : last.Kind);
            longest = Math.Max(longest, span.Length);
        }

        return merged;
    }
}
