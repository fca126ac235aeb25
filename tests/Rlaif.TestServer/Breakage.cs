namespace Rlaif.TestServer;

/// <summary>How an answer breaks.</summary>
internal enum Breakage
{
    Garbage,
    DropBefore,
    DropInside,
    Hang,
}
