namespace Rlaif.Classifiers.Persistence;

/// <summary>The classes in a model's content: each its name, its description if it has one, and its example texts.</summary>
internal static class LabelContent
{
    // The length of a name, the byte before a description, and the number of examples.
    private const int SmallestClass = sizeof(int) + sizeof(byte) + sizeof(int);

    public static void Write(ContentWriter writer, LabelSet labels)
    {
        writer.Write(labels.Count);
        foreach (var label in labels)
        {
            writer.Write(label.Name);
            writer.Write(label.Description is not null);
            if (label.Description is not null)
            {
                writer.Write(label.Description);
            }

            writer.Write(label.Examples.Count);
            foreach (var example in label.Examples)
            {
                writer.Write(example);
            }
        }
    }

    public static LabelSet Read(ref ContentReader reader)
    {
        var definitions = new LabelDefinition[reader.ReadCount(SmallestClass)];
        try
        {
            for (var index = 0; index < definitions.Length; index++)
            {
                definitions[index] = ReadClass(ref reader);
            }

            return new LabelSet(definitions);
        }
        catch (ArgumentException exception)
        {
            throw ContentReader.Damaged(exception);
        }
    }

    private static LabelDefinition ReadClass(ref ContentReader reader)
    {
        var name = reader.ReadString();
        var description = reader.ReadBoolean() ? reader.ReadString() : null;
        var examples = new string[reader.ReadCount(sizeof(int))];
        for (var index = 0; index < examples.Length; index++)
        {
            examples[index] = reader.ReadString();
        }

        return new LabelDefinition(name, description, examples);
    }
}
