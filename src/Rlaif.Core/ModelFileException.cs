namespace Rlaif;

/// <summary>Thrown when a model file is damaged, foreign or of a kind that nobody reads.</summary>
public sealed class ModelFileException : RlaifException
{
    /// <summary>Initializes the exception.</summary>
    /// <param name="message">What is wrong with the file and what the caller can do about it.</param>
    /// <param name="innerException">The failure underneath, if there is one.</param>
    public ModelFileException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
