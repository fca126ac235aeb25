namespace Rlaif.Datasets;

/// <summary>Thrown when a file cannot be read as what it should be.</summary>
public sealed class DatasetException : RlaifException
{
    /// <summary>Initializes the exception.</summary>
    /// <param name="message">What is wrong, where, and what to do; no row text.</param>
    /// <param name="innerException">The failure underneath, if there is one.</param>
    public DatasetException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
