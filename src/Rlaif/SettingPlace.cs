using System.Collections;
using System.Reflection;

namespace Rlaif;

/// <summary>What a path of the configuration sets.</summary>
/// <param name="Property">The property; null where the path names none, or an element of a list.</param>
/// <param name="Type">The type of the value; null where there is no such setting.</param>
/// <param name="Meant">The path that was probably meant, where there is no such setting.</param>
internal sealed record SettingPlace(PropertyInfo? Property, Type? Type, string? Meant)
{
    private const int TellingLetters = 3;

    /// <summary>Gets whether a value can stand there; else further names follow.</summary>
    public bool IsValue => Type is not null && Element(Type) is null && !HasSettings(Type);

    public static SettingPlace Find(Type root, string path)
    {
        PropertyInfo? property = null;
        var (type, done) = (root, string.Empty);
        foreach (var name in path.Split(':'))
        {
            if (Element(type) is { } element)
            {
                (property, type, done) = (null, element, $"{done}{name}:");
                continue;
            }

            var settings = Settings(type);
            property = settings.FirstOrDefault(setting => string.Equals(setting.Name, name, StringComparison.OrdinalIgnoreCase));
            if (property is null)
            {
                return new SettingPlace(Property: null, Type: null, Nearest(settings, name) is { } meant ? $"{done}{meant}" : null);
            }

            type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            done = $"{done}{property.Name}:";
        }

        return new SettingPlace(property, type, Meant: null);
    }

    private static Type? Element(Type type) =>
        type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type) ? type.GetGenericArguments()[^1] : type.GetElementType();

    // Functions are given in code alone.
    private static PropertyInfo[] Settings(Type type) => !HasSettings(type) ? [] :
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => !typeof(Delegate).IsAssignableFrom(property.PropertyType))];

    private static bool HasSettings(Type type) => !type.IsEnum && type.Assembly.GetName().Name!.StartsWith(nameof(Rlaif), StringComparison.Ordinal);

    private static string? Nearest(PropertyInfo[] settings, string name) => settings
        .Select(setting => (setting.Name, Letters: Common(setting.Name, name)))
        .Where(setting => setting.Letters >= TellingLetters)
        .OrderByDescending(setting => setting.Letters)
        .ThenBy(setting => Math.Abs(setting.Name.Length - name.Length))
        .FirstOrDefault().Name;

    private static int Common(string one, string other) =>
        one.Zip(other).TakeWhile(pair => char.ToLowerInvariant(pair.First) == char.ToLowerInvariant(pair.Second)).Count();
}
