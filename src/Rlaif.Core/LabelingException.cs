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

    /// <inheritdoc/>
    public override string Message => EndsRun ? $"{base.Message} What was answered before is in the Result of this exception." : base.Message;

    /// <summary>Gets whether somebody asked the run to stop, so that questions that were not sent stay open.</summary>
    /// <value>False by default. A chat client may throw it to take no further question; those under way are still answered.</value>
    public bool IsStopRequested { get; init; }

    /// <summary>Gets what the run had brought when it ended so: every answer that had arrived is in its labels.</summary>
    /// <value><see langword="null"/> where no run was under way. The run's journal, if it has one of its own, resumes it.</value>
    public ActiveLearningResult? Result { get; internal set; }

    /// <summary>Gets or sets whether the caller holds nothing of the run but this exception.</summary>
    internal bool EndsRun { get; set; }
}
