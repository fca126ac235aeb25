namespace Rlaif;

/// <summary>The base of the errors that Rlaif raises itself.</summary>
public abstract class RlaifException : Exception
{
    /// <summary>Initializes the exception.</summary>
    /// <param name="message">What went wrong and what the caller can do about it; no row text, no key.</param>
    /// <param name="innerException">The failure underneath, if there is one.</param>
    protected RlaifException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
