using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Rlaif;

/// <summary>Binds configuration to settings, and says of each that is unknown or refused where it stands.</summary>
internal static class SettingsBinder
{
    /// <exception cref="OptionsValidationException">A name is unknown, or a value is no such value or out of range.</exception>
    public static void Bind(string name, IConfiguration configuration, RlaifOptions options)
    {
        string[] problems = [.. configuration.AsEnumerable(makePathsRelative: true).Select(setting => Problem(configuration, setting.Key, setting.Value)).OfType<string>().Order(StringComparer.Ordinal)];
        if (problems.Length > 0)
        {
            throw new OptionsValidationException(name, typeof(RlaifOptions), problems);
        }

        configuration.Bind(options);
    }

    private static string? Problem(IConfiguration configuration, string path, string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return null;
        }

        var place = SettingPlace.Find(typeof(RlaifOptions), path);
        return place.Type is null ? IsOurs(configuration, path) ? Unknown(configuration, path, place) : null
            : place.IsValue ? Refusal(configuration, path, value, place)
            : null;
    }

    // A whole configuration holds much that is not meant for us, such as the environment.
    private static bool IsOurs(IConfiguration configuration, string path) =>
        configuration is IConfigurationSection || (path.IndexOf(':', StringComparison.Ordinal) is > 0 and var end && SettingPlace.Find(typeof(RlaifOptions), path[..end]).Type is not null);

    private static string Unknown(IConfiguration configuration, string path, SettingPlace place) =>
        $"There is no setting {Whole(configuration, path)}; {(place.Meant is { } meant ? $"{Whole(configuration, meant)} is probably meant" : "correct its name or leave it out")}.";

    private static string? Refusal(IConfiguration configuration, string path, string text, SettingPlace place)
    {
        object? value;
        try
        {
            value = configuration.GetSection(path).Get(place.Type!);
        }
        catch (InvalidOperationException)
        {
            return $"{Whole(configuration, path)} is '{text}', which is {Kind(place.Type!)}.";
        }

        return place.Property is { CanWrite: true, DeclaringType: { } owner } property && owner.GetConstructor(Type.EmptyTypes) is not null
            && Refusal(property, owner, value) is { } refusal
            ? $"{Whole(configuration, path)} is '{text}': {refusal}"
            : null;
    }

    // The setters know their ranges.
    private static string? Refusal(PropertyInfo property, Type owner, object? value)
    {
        try
        {
            property.SetValue(Activator.CreateInstance(owner), value);
            return null;
        }
        catch (TargetInvocationException exception) when (exception.InnerException is ArgumentException refusal)
        {
            return refusal.Message.Split('\n')[0].TrimEnd();
        }
    }

    private static string Kind(Type type) =>
        type.IsEnum ? $"none of {string.Join(", ", Enum.GetNames(type))}; choose one of these"
        : type == typeof(bool) ? "neither true nor false"
        : type == typeof(TimeSpan) ? "no duration; write it as 00:00:30"
        : type == typeof(Uri) ? "no address"
        : $"no {(type == typeof(int) || type == typeof(long) || type == typeof(ulong) ? "whole " : string.Empty)}number that fits";

    private static string Whole(IConfiguration configuration, string path) =>
        configuration is IConfigurationSection section ? $"{section.Path}:{path}" : path;
}
