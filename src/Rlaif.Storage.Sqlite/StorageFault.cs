namespace Rlaif.Storage.Sqlite;

/// <summary>What stands between a program and its file.</summary>
public enum StorageFault
{
    /// <summary>The file cannot be opened, read or written, and none of the others is known to be why.</summary>
    Unusable,

    /// <summary>Another process, or another journal of this one, has the file.</summary>
    InUse,

    /// <summary>The file, or a part of it, is not what was written.</summary>
    Damaged,

    /// <summary>There is no room for more.</summary>
    Full,

    /// <summary>The file or its folder may not be written.</summary>
    ReadOnly,

    /// <summary>A later version wrote the file.</summary>
    TooNew,
}
