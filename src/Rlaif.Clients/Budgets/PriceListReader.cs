using System.Globalization;
using System.Text.Json;

namespace Rlaif.Clients.Budgets;

/// <summary>Reads a list of prices and names the entry that makes no sense.</summary>
internal static class PriceListReader
{
    private const string Date = "as_of";
    private const string Prompt = "prompt_per_million";
    private const string Completion = "completion_per_million";
    private const int LongestName = 200;
    private static readonly JsonDocumentOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 8 };

    public static PriceList Read(string json)
    {
        if (json.Length > PriceList.MaxLength)
        {
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"The price list has {json.Length:N0} characters; at most {PriceList.MaxLength:N0} are read."));
        }

        try
        {
            using var document = JsonDocument.Parse(json, Options);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Read(document.RootElement)
                : throw new FormatException("The price list is no JSON object; write a model's name and its prices for each entry.");
        }
        catch (JsonException error)
        {
            throw new FormatException(string.Create(
                CultureInfo.InvariantCulture, $"The price list is no JSON: line {error.LineNumber + 1} cannot be read; correct it."));
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException)
        {
            // Half a surrogate pair, as itself or escaped.
            throw new FormatException("The price list holds characters that are no text; save it as UTF-8.");
        }
    }

    private static PriceList Read(JsonElement list)
    {
        var prices = new Dictionary<string, TokenPrices>(StringComparer.Ordinal);
        DateOnly? asOf = null;
        foreach (var entry in list.EnumerateObject())
        {
            if (entry.NameEquals(Date))
            {
                asOf = ReadDate(entry.Value);
            }
            else if (entry.Name.Length is 0 or > LongestName)
            {
                throw new FormatException($"The price list has an entry whose name is empty or longer than {LongestName} characters; name the model.");
            }
            else if (!prices.TryAdd(entry.Name, ReadPrices(entry)))
            {
                throw new FormatException($"The price list names '{entry.Name}' twice; leave one entry out.");
            }
        }

        return new PriceList(prices, asOf);
    }

    private static TokenPrices ReadPrices(JsonProperty entry)
    {
        if (entry.Value.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"The price list's entry '{entry.Name}' is no object; write '{Prompt}' and '{Completion}' in it.");
        }

        foreach (var property in entry.Value.EnumerateObject())
        {
            if (!property.NameEquals(Prompt) && !property.NameEquals(Completion))
            {
                throw new FormatException($"The price list's entry '{entry.Name}' holds something else than '{Prompt}' and '{Completion}'; leave it out.");
            }
        }

        return new TokenPrices(ReadPrice(entry, Prompt), ReadPrice(entry, Completion));
    }

    private static decimal ReadPrice(JsonProperty entry, string property) =>
        entry.Value.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var price) && price is >= 0 and <= 1_000_000
            ? price
            : throw new FormatException($"The price list's entry '{entry.Name}' needs '{property}', a number of US dollars from 0 to 1,000,000.");

    private static DateOnly ReadDate(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new FormatException($"The price list's '{Date}' is no date; write it as YYYY-MM-DD.");
}
