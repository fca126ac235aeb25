namespace Rlaif.TestServer;

/// <summary>What a client asks of the batch endpoint.</summary>
public enum BatchCall
{
    Upload,
    FileStatus,
    Create,
    List,
    Get,
    Download,
}
