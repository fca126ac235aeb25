namespace Rlaif;

/// <summary>Thrown when a labeler cannot work at all, so that the run cannot go on.</summary>
public sealed class LabelingException : RlaifException
{
    /// <summary>Initializes the exception.</summary>
    /// <param name="message">What went wrong and what the caller can do about it.</param>
    /// <param name="innerException">The failure underneath, if there is one.</param>
    public LabelingException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>Gets whether somebody asked the run to stop, so that questions that were not sent stay open.</summary>
    /// <value>False by default. A chat client may throw it to take no further question; those under way are still answered.</value>
    public bool IsStopRequested { get; init; }
}
