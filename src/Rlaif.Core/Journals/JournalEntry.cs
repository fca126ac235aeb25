namespace Rlaif.Journals;

/// <summary>One thing that happened in a run.</summary>
public abstract record JournalEntry
{
    private protected JournalEntry()
    {
    }
}
