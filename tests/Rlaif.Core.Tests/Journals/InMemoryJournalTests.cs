using Rlaif.Contracts;
using Rlaif.Journals;

namespace Rlaif.Tests.Journals;

public sealed class InMemoryJournalTests : JournalContract
{
    protected override IJournal Create() => new InMemoryJournal();
}
