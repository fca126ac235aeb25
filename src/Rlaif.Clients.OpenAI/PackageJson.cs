using System.ClientModel.Primitives;
using OpenAI;

namespace Rlaif.Clients.OpenAI;

/// <summary>Writes and reads the package's models.</summary>
internal static class PackageJson
{
#pragma warning disable OPENAI001 // The context, without which this takes reflection, is still marked experimental.
    private static readonly ModelReaderWriterContext Context = OpenAIContext.Default;
#pragma warning restore OPENAI001

    public static BinaryData Write<T>(T model)
        where T : IPersistableModel<T> =>
        ModelReaderWriter.Write(model, ModelReaderWriterOptions.Json, Context);

    public static T Read<T>(BinaryData json)
        where T : IPersistableModel<T> =>
        ModelReaderWriter.Read<T>(json, ModelReaderWriterOptions.Json, Context)!;
}
