namespace Rlaif.Cli.Relabeling;

/// <summary>Classes of a label set that give way to others: renamed, merged, split, or added beside them.</summary>
/// <param name="Before">The classes that go; none where one is added.</param>
/// <param name="After">The classes that come.</param>
internal sealed record ClassReplacement(IReadOnlyList<string> Before, IReadOnlyList<string> After)
{
    /// <summary>Reads what an option says, as in <c>A,B=C</c>.</summary>
    /// <exception cref="UsageException">It is not of the option's form.</exception>
    public static ClassReplacement Parse(string option, string form, string value, Func<ClassReplacement, bool> isOfForm)
    {
        var sides = value.Split('=');
        var replacement = sides.Length switch
        {
            1 => new ClassReplacement([], Names(sides[0])),
            2 => new ClassReplacement(Names(sides[0]), Names(sides[1])),
            _ => new ClassReplacement([], []),
        };
        return isOfForm(replacement) && replacement.Before.Concat(replacement.After).All(name => name.Length > 0)
            ? replacement
            : throw new UsageException($"{option} must have the form {form}, not {value}.");
    }

    private static string[] Names(string side) => side.Split(',', StringSplitOptions.TrimEntries);
}
