namespace Rlaif.Storage.Sqlite;

/// <summary>Thrown when a file of a run cannot be used.</summary>
public sealed class StorageException : RlaifException
{
    /// <summary>Initializes the exception.</summary>
    /// <param name="fault">What is wrong.</param>
    /// <param name="message">What is wrong with which file and what the caller can do about it.</param>
    /// <param name="innerException">The failure underneath, if there is one.</param>
    public StorageException(StorageFault fault, string message, Exception? innerException = null)
        : base(message, innerException) => Fault = fault;

    /// <summary>Gets what is wrong.</summary>
    public StorageFault Fault { get; }
}
