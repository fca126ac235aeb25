namespace Rlaif.Clients.Tests.Budgets;

public sealed class PriceListTests
{
    [Fact]
    public void Parse_List_FindsEachModelAndTheDate()
    {
        var list = PriceList.Parse(
            """
            {
              // from the provider's page
              "as_of": "2026-11-01",
              "gpt-4o-mini": { "prompt_per_million": 0.15, "completion_per_million": 0.60 },
              "local": { "prompt_per_million": 0, "completion_per_million": 0 },
            }
            """);

        Assert.Equal(new DateOnly(2026, 11, 1), list.AsOf);
        Assert.Equal(["gpt-4o-mini", "local"], list.Models.Order(StringComparer.Ordinal));
        Assert.Equal(new TokenPrices(0.15m, 0.60m), list.Find("gpt-4o-mini"));
        Assert.Equal(new TokenPrices(0, 0), list.Find("local"));
    }

    [Theory]
    [InlineData("gpt-4o-mini-2024-07-18", 0.15)]
    [InlineData("gpt-4o-2024-08-06", 2.50)]
    [InlineData("gpt-4o-2024-05-13", 5.00)]
    [InlineData("gpt-4o", 2.50)]
    public void Find_NameWithADate_PrefersTheExactNameToTheOneWithout(string model, double price) =>
        Assert.Equal((decimal)price, PriceList.BuiltIn.Find(model)!.PromptPerMillion);

    [Theory]
    [InlineData("")]
    [InlineData("GPT-4O")]
    [InlineData("gpt-4o-")]
    [InlineData("gpt-4o-2024-13-18")]
    [InlineData("gpt-4o-mini-2024-07-18-2024-07-18")]
    [InlineData("gpt-4o-mini-20240718")]
    [InlineData("ft:gpt-4o-mini-2024-07-18:us::1")]
    [InlineData("openai/gpt-4o-mini")]
    [InlineData("-2024-07-18")]
    [InlineData("as_of")]
    public void Find_UnknownModel_GivesNull(string model) => Assert.Null(PriceList.BuiltIn.Find(model));

    [Fact]
    public void BuiltIn_Prices_AreDated() => Assert.NotNull(PriceList.BuiltIn.AsOf);

    [Theory]
    [InlineData("", "The price list is no JSON: line 1 cannot be read; correct it.")]
    [InlineData("{\n\n \"a\": {,} }", "The price list is no JSON: line 3 cannot be read; correct it.")]
    [InlineData("[]", "The price list is no JSON object; write a model's name and its prices for each entry.")]
    [InlineData("""{ "as_of": "1.11.2026" }""", "The price list's 'as_of' is no date; write it as YYYY-MM-DD.")]
    [InlineData("""{ "as_of": 2026 }""", "The price list's 'as_of' is no date; write it as YYYY-MM-DD.")]
    [InlineData("""{ "m": 0.15 }""", "The price list's entry 'm' is no object; write 'prompt_per_million' and 'completion_per_million' in it.")]
    [InlineData("""{ "m": { "prompt_per_million": 1 } }""", "The price list's entry 'm' needs 'completion_per_million', a number of US dollars from 0 to 1,000,000.")]
    [InlineData("""{ "m": { "prompt_per_million": -1, "completion_per_million": 1 } }""", "The price list's entry 'm' needs 'prompt_per_million', a number of US dollars from 0 to 1,000,000.")]
    [InlineData("""{ "m": { "prompt_per_million": 1e99, "completion_per_million": 1 } }""", "The price list's entry 'm' needs 'prompt_per_million', a number of US dollars from 0 to 1,000,000.")]
    [InlineData("""{ "m": { "prompt_per_million": "1", "completion_per_million": 1 } }""", "The price list's entry 'm' needs 'prompt_per_million', a number of US dollars from 0 to 1,000,000.")]
    [InlineData("""{ "m": { "input": 1 } }""", "The price list's entry 'm' holds something else than 'prompt_per_million' and 'completion_per_million'; leave it out.")]
    [InlineData("""{ "": {} }""", "The price list has an entry whose name is empty or longer than 200 characters; name the model.")]
    [InlineData("""{ "\ud800": {} }""", "The price list holds characters that are no text; save it as UTF-8.")]
    public void Parse_Nonsense_NamesTheEntry(string json, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<FormatException>(() => PriceList.Parse(json)).Message);

    [Fact]
    public void Parse_ModelNamedTwice_NamesIt()
    {
        const string Entry = """ "m": { "prompt_per_million": 1, "completion_per_million": 1 } """;

        var error = Assert.Throws<FormatException>(() => PriceList.Parse($"{{ {Entry}, {Entry} }}"));

        Assert.Equal("The price list names 'm' twice; leave one entry out.", error.Message);
    }

    [Fact]
    public void Parse_TooLong_IsRefusedBeforeItIsRead() =>
        Assert.Equal(
            "The price list has 1,000,001 characters; at most 1,000,000 are read.",
            Assert.Throws<FormatException>(() => PriceList.Parse(new string('[', PriceList.MaxLength + 1))).Message);

    [Theory]
    [InlineData(-0.01, 1)]
    [InlineData(1, -1)]
    [InlineData(1, 1_000_001)]
    public void TokenPrices_OutOfRange_Throw(double prompt, double completion) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new TokenPrices((decimal)prompt, (decimal)completion));
}
