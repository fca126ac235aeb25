using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Rlaif.Clients.Tests.Redaction;

/// <summary>The promise of redaction, on random texts with secrets of every kind.</summary>
public sealed class RandomTextTests
{
    private const int Texts = 500;

    [Fact]
    public async Task GetResponseAsync_PlainTexts_LetNothingOutAndComeBackAsTheyWere()
    {
        for (var seed = 1; seed <= Texts; seed++)
        {
            var planted = new PlantedSecrets(seed);
            var (sent, restored) = await AskAsync(planted.Text);

            Assert.All(planted.Planted, secret => Assert.DoesNotContain(secret, sent, StringComparison.Ordinal));
            Assert.Equal(planted.Text, restored);
        }
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task GetResponseAsync_TextsInJson_LetNothingOutAndComeBackAsTheyWere(bool relaxed, bool indented)
    {
        var options = new JsonSerializerOptions { Encoder = relaxed ? JavaScriptEncoder.UnsafeRelaxedJsonEscaping : JavaScriptEncoder.Default, WriteIndented = indented };
        for (var seed = 1; seed <= Texts; seed++)
        {
            var planted = new PlantedSecrets(seed);
            var json = new JsonObject { ["text"] = planted.Text, ["label"] = "complaint" }.ToJsonString(options);
            var (sent, restored) = await AskAsync(json);

            Assert.All(planted.Planted, secret => Assert.DoesNotContain(secret, TextOf(sent), StringComparison.Ordinal));
            Assert.Equal(planted.Text, TextOf(restored));
            if (relaxed)
            {
                Assert.Equal(json, restored);
            }
        }
    }

    private static string TextOf(string json) => JsonNode.Parse(json)!["text"]!.GetValue<string>();

    private static async Task<(string Sent, string Restored)> AskAsync(string text)
    {
        var inner = new EchoClient();
        using var client = new RedactingChatClient(inner, new RedactionOptions { Patterns = new Dictionary<string, string> { ["CUSTOMER"] = "CUST-[0-9]{6}" }, FindSecrets = PlantedSecrets.FindNames });
        var response = await client.GetResponseAsync(text);
        return (inner.SentText, response.Text);
    }
}
