namespace Rlaif.Labelers.Shortlists;

/// <summary>What is known of a class, as one text.</summary>
internal static class ClassText
{
    public static string Of(LabelDefinition label) =>
        string.Join('\n', ((IEnumerable<string?>)[label.Name.Replace('_', ' '), label.Description, .. label.Examples]).Where(part => part is not null));
}
