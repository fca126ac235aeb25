namespace Rlaif.Datasets;

/// <summary>Reads what an exception says to people.</summary>
internal static class ArgumentExceptionExtensions
{
    /// <summary>Gets the message without the name of the parameter, which means nothing to whoever wrote the file.</summary>
    public static string Sentence(this ArgumentException exception) =>
        exception.Message.Replace($" (Parameter '{exception.ParamName}')", string.Empty, StringComparison.Ordinal);
}
