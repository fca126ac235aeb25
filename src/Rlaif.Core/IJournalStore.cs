namespace Rlaif;

/// <summary>Opens the journals of runs that bring none of their own.</summary>
public interface IJournalStore
{
    /// <summary>Opens a journal; one that holds entries resumes their run.</summary>
    /// <param name="cancellationToken">Cancels the opening.</param>
    /// <returns>The journal; whoever asked for it disposes it.</returns>
    ValueTask<IJournal> OpenAsync(CancellationToken cancellationToken = default);
}
