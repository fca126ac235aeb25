using System.Collections.Frozen;
using System.Globalization;
using Rlaif.Clients.Budgets;

namespace Rlaif.Clients;

/// <summary>The prices of models at a date.</summary>
/// <remarks>
/// As JSON: <c>{ "as_of": "2026-03-21", "gpt-4o-mini": { "prompt_per_million": 0.15, "completion_per_million": 0.60 } }</c>, in US dollars;
/// the date may be left out. Comments and trailing commas are allowed.
/// </remarks>
public sealed class PriceList
{
    /// <summary>The most characters that a list may have.</summary>
    public const int MaxLength = 1_000_000;

    private const int DateLength = 11;
    private readonly FrozenDictionary<string, TokenPrices> _prices;

    /// <summary>Initializes the list.</summary>
    /// <param name="prices">The prices by the names of models.</param>
    /// <param name="asOf">The day on which they were looked up; <see langword="null"/> where it is not known.</param>
    public PriceList(IReadOnlyDictionary<string, TokenPrices> prices, DateOnly? asOf = null)
    {
        ArgumentNullException.ThrowIfNull(prices);
        _prices = prices.ToFrozenDictionary(StringComparer.Ordinal);
        AsOf = asOf;
    }

    /// <summary>Gets the standard prices of well-known models of OpenAI on the day of <see cref="AsOf"/>; they change.</summary>
    public static PriceList BuiltIn { get; } = new(KnownPrices.All, KnownPrices.AsOf);

    /// <summary>Gets the day on which the prices were looked up.</summary>
    /// <value><see langword="null"/> where it is not known.</value>
    public DateOnly? AsOf { get; }

    /// <summary>Gets the names of the models.</summary>
    public IReadOnlyCollection<string> Models => _prices.Keys;

    /// <summary>Reads a list from JSON.</summary>
    /// <param name="json">The list, at most <see cref="MaxLength"/> characters.</param>
    /// <returns>The list.</returns>
    /// <exception cref="FormatException">The text is no list of prices; the message names the entry at fault.</exception>
    public static PriceList Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return PriceListReader.Read(json);
    }

    /// <summary>Finds the prices of a model.</summary>
    /// <param name="model">The name of the model; with a date, as in <c>gpt-4o-mini-2024-07-18</c>, the name without it is tried second.</param>
    /// <returns>The prices, or <see langword="null"/> where the list does not know the model.</returns>
    public TokenPrices? Find(string model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return _prices.GetValueOrDefault(model) ?? (HasDate(model) ? _prices.GetValueOrDefault(model[..^DateLength]) : null);
    }

    private static bool HasDate(string model) =>
        model.Length > DateLength && model[^DateLength] == '-' && DateOnly.TryParseExact(model.AsSpan(model.Length - DateLength + 1), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
