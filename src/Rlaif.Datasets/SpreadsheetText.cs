using System.Globalization;

namespace Rlaif.Datasets;

/// <summary>Keeps spreadsheets from taking a text for a formula, as <see cref="LabeledCsv"/> does.</summary>
/// <remarks>
/// A field that begins with <c>=</c>, <c>+</c>, <c>-</c> or <c>@</c> gets an apostrophe before it (OWASP, CSV Injection), plain numbers excepted. A
/// field that has apostrophes before such a character already gets one more, so that <see cref="Unguard"/> gives every text back.
/// </remarks>
public static class SpreadsheetText
{
    private const char Guarding = '\'';

    /// <summary>Puts an apostrophe before what a spreadsheet would compute.</summary>
    /// <param name="field">A field of a table.</param>
    /// <returns>The field, harmless.</returns>
    public static string Guard(string field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return IsFormula(field) && !IsNumber(field) ? Guarding + field : field;
    }

    /// <summary>Takes the apostrophe away again.</summary>
    /// <param name="field">A field that <see cref="Guard"/> has given.</param>
    /// <returns>The field as it was.</returns>
    public static string Unguard(string field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field.StartsWith(Guarding) && IsFormula(field) ? field[1..] : field;
    }

    // Blanks do not stop every spreadsheet; the wide forms are for keyboards of East Asia.
    private static bool IsFormula(string field)
    {
        var text = field.AsSpan().TrimStart(Guarding).TrimStart();
        return text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20';
    }

    private static bool IsNumber(string field) => decimal.TryParse(field, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out _);
}
