namespace Rlaif.Cli.Connections;

/// <summary>Finds where a user's programs keep what can be had again.</summary>
internal static class UserCacheFolder
{
    /// <summary>Returns <c>XDG_CACHE_HOME</c> where it is set, else what the system uses; <see langword="null"/> for a user without a home.</summary>
    public static string? Find() =>
        Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { } chosen && Path.IsPathFullyQualified(chosen) ? chosen
        : OperatingSystem.IsWindows() ? Below(Environment.SpecialFolder.LocalApplicationData)
        : OperatingSystem.IsMacOS() ? Below(Environment.SpecialFolder.UserProfile, "Library", "Caches")
        : Below(Environment.SpecialFolder.UserProfile, ".cache");

    private static string? Below(Environment.SpecialFolder known, params string[] parts) =>
        Environment.GetFolderPath(known) is { Length: > 0 } folder ? Path.Combine([folder, .. parts]) : null;
}
