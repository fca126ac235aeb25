namespace Rlaif.Cli.Tests;

/// <summary>Texts and ids written to be obeyed by spreadsheets, terminals or browsers.</summary>
internal static class HostileRows
{
    public static readonly string[] Formulas =
    [
        "=HYPERLINK(\"http://127.0.0.1/x\",\"apple\")", "+1+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", "@SUM(1+1)*cmd|' /C calc'!A0", "\t=1+1", " =1+1", "'=1+1", "''-1-1", "\uFF1D1+1",
    ];

    public static readonly string[] Sequences =
    [
        "apple \u001b[2J\u001b[H gone", "iron \u001b]0;title\u0007 zinc", "pear \u009b31m red", "apple \u202egnp.exe\u202c pear", "iron \u2066hidden\u2069 zinc", "zinc \u0007\u0008\u007f iron",
    ];

    public static readonly string[] Markup = ["<script>alert(1)</script> apple", "[red]iron[/] [link=http://127.0.0.1]zinc[/]"];

    public static IEnumerable<string> All => [.. Formulas, .. Sequences, .. Markup];

    /// <summary>Tells whether a terminal would obey something of an output.</summary>
    public static bool IsObeyed(string output) => output.Any(character =>
        (char.IsControl(character) && character is not ('\n' or '\r' or '\t'))
        || character is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'));
}
