namespace Rlaif.Labelers;

/// <summary>Holds the settings of this package to their ranges.</summary>
internal static class Bounded
{
    public static int Between(int value, int minimum, int maximum, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, minimum, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, maximum, name);
        return value;
    }

    /// <summary>Takes a text that says something and is not too long.</summary>
    public static string AtMost(string value, int length, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value.Length, length, name);
        return value;
    }
}
