using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Rlaif.Clients.Tests.Redaction;

public sealed class RedactingChatClientTests
{
    private const string Text = "joe@x.com or ann@x.com, joe@x.com; card 4111 1111 1111 1111, DE89 3704 0044 0532 0130 00, +49 30 1234567";
    private const string Redacted = "[EMAIL_1] or [EMAIL_2], [EMAIL_1]; card [CARD_1], [IBAN_1], [PHONE_1]";

    [Fact]
    public async Task GetResponseAsync_Secrets_AreReplacedAndPutBackAndCounted()
    {
        var inner = new EchoClient();
        using var client = new RedactingChatClient(inner);

        var response = await client.GetResponseAsync(Text);

        Assert.Equal((Redacted, Text), (inner.SentText, response.Text));
        Assert.Equal(["CARD=1", "EMAIL=3", "IBAN=1", "PHONE=1"], Counts(client.Counts));
    }

    [Fact]
    public async Task GetResponseAsync_EachRequest_IsNumberedAnew()
    {
        var inner = new EchoClient();
        using var client = new RedactingChatClient(inner);

        await client.GetResponseAsync("joe@x.com");
        await client.GetResponseAsync("ann@x.com");

        Assert.Equal("[EMAIL_1]", inner.SentText);
    }

    [Fact]
    public async Task GetResponseAsync_KindsOff_AreSent()
    {
        var inner = new EchoClient();
        using var client = new RedactingChatClient(inner, new RedactionOptions { Emails = false, PhoneNumbers = false, PaymentCards = false, Ibans = false });

        await client.GetResponseAsync(Text);

        Assert.Equal(Text, inner.SentText);
        Assert.Empty(client.Counts);
    }

    [Fact]
    public async Task GetResponseAsync_TextHoldsAPlaceholder_UsesAnother()
    {
        var inner = new EchoClient();
        using var client = new RedactingChatClient(inner);
        const string Tricky = "[EMAIL_1] [EMAIL_3] joe@x.com ann@x.com [PHONE_1]";

        var response = await client.GetResponseAsync([new(ChatRole.System, "[EMAIL_2] stays"), new(ChatRole.User, Tricky)]);

        Assert.Equal("[EMAIL_1] [EMAIL_3] [EMAIL_4] [EMAIL_5] [PHONE_1]", inner.SentText);
        Assert.Equal(Tricky, response.Text);
    }

    [Fact]
    public async Task GetResponseAsync_ReplyInventsAPlaceholder_KeepsIt()
    {
        using var client = new RedactingChatClient(new EchoClient(_ => "[EMAIL_1] and [EMAIL_2] and [EMAIL_01]"));

        var response = await client.GetResponseAsync("joe@x.com");

        Assert.Equal("joe@x.com and [EMAIL_2] and [EMAIL_01]", response.Text);
    }

    [Fact]
    public async Task GetResponseAsync_Conversation_RedactsAllButTheSystemAndTheCallersMessagesStay()
    {
        var inner = new EchoClient(_ => "fine");
        using var client = new RedactingChatClient(inner);
        ChatMessage[] messages =
        [
            new(ChatRole.System, "Ask help@x.com."),
            new(ChatRole.User, "joe@x.com") { AuthorName = "row", RawRepresentation = "joe@x.com" },
            new(ChatRole.Assistant, "joe@x.com complains"),
            new(ChatRole.User, "Which class?"),
        ];

        await client.GetResponseAsync(messages);

        Assert.Equal(["Ask help@x.com.", "[EMAIL_1]", "[EMAIL_1] complains", "Which class?"], inner.Sent.Select(message => message.Text));
        Assert.Equal(("row", null), (inner.Sent[1].AuthorName, inner.Sent[1].RawRepresentation));
        Assert.Equal("joe@x.com", messages[1].Text);
        Assert.Same(messages[3], inner.Sent[3]);
    }

    [Fact]
    public async Task GetResponseAsync_JsonLines_AreReadWithoutEscapesAndWrittenWithThem()
    {
        var inner = new EchoClient();
        using var client = new RedactingChatClient(inner, new RedactionOptions { Patterns = new Dictionary<string, string> { ["QUOTE"] = "\"[^\"]*\"" } });
        const string Lines = """
            Texts follow.
            {"text":"so\njoe@x.com","label":"a"}
            {"text":"\u002B49\u00A030\u00A01234567 says \"no\\yes\""}
            """;

        var response = await client.GetResponseAsync(Lines);

        Assert.Equal(
            """
            Texts follow.
            {"text":"so\n[EMAIL_1]","label":"a"}
            {"text":"[PHONE_1] says [QUOTE_1]"}
            """,
            inner.SentText);
        var restored = response.Text.Split('\n');
        Assert.Equal("""{"text":"so\njoe@x.com","label":"a"}""", restored[1]);
        Assert.Equal("+49\u00A030\u00A01234567 says \"no\\yes\"", JsonNode.Parse(restored[2])!["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task GetResponseAsync_PropertyNameThatTheSystemMessageHolds_IsStructureAndStays()
    {
        var inner = new EchoClient();
        using var client = new RedactingChatClient(inner, new RedactionOptions { Patterns = new Dictionary<string, string> { ["NUMBER"] = "[0-9]{6}" } });

        await client.GetResponseAsync([new(ChatRole.System, "The text is in text_ab123456."), new(ChatRole.User, """{"text_ab123456":"123456","ann@x.com":1}""")]);

        Assert.Equal("""{"text_ab123456":"[NUMBER_1]","[EMAIL_1]":1}""", inner.SentText);
    }

    [Fact]
    public async Task GetResponseAsync_NamedSecrets_AreReplacedWhereverTheyStand()
    {
        var inner = new EchoClient();
        var options = new RedactionOptions { FindSecrets = text => text.Contains("Zoë", StringComparison.Ordinal) ? [new Secret("PERSON", "Zoë"), new Secret("PERSON", "Zoë Ito"), new Secret("PERSON", "")] : [] };
        using var client = new RedactingChatClient(inner, options);

        var response = await client.GetResponseAsync("Zoë Ito, ZoëZoë, zoe@x.com");

        Assert.Equal("[PERSON_1], [PERSON_2][PERSON_2], [EMAIL_1]", inner.SentText);
        Assert.Equal("Zoë Ito, ZoëZoë, zoe@x.com", response.Text);
    }

    [Fact]
    public async Task GetResponseAsync_SecretsOverlap_LeaveNoEndBehind()
    {
        var inner = new EchoClient();
        using var client = new RedactingChatClient(inner, new RedactionOptions { FindSecrets = _ => [new Secret("TEAM", "ops joe"), new Secret("TEAM", "com!")] });

        var response = await client.GetResponseAsync("ops joe@x.com!");

        Assert.Equal(("[EMAIL_1]", "ops joe@x.com!"), (inner.SentText, response.Text));
    }

    [Fact]
    public async Task GetResponseAsync_ReplyIsChanged_DropsItsLogProbabilitiesAndLeavesTheSharedReplyAlone()
    {
        var inner = new EchoClient { Finish = AddExtras };
        using var client = new RedactingChatClient(inner);

        var changed = await client.GetResponseAsync("joe@x.com");
        Assert.Empty(changed.GetLogProbabilities());
        Assert.Equal("[EMAIL_1]", inner.LastResponse!.Text);
        Assert.Single(inner.LastResponse.GetLogProbabilities());
        Assert.Equal(("r-1", "small-2", ChatFinishReason.Stop, 7L), (changed.ResponseId, changed.ModelId, changed.FinishReason, changed.Usage!.InputTokenCount));
        Assert.NotNull(changed.GetRateLimits());

        var unchanged = await client.GetResponseAsync("no secret");
        Assert.Same(inner.LastResponse, unchanged);
        Assert.Single(unchanged.GetLogProbabilities());
    }

    [Fact]
    public async Task GetStreamingResponseAsync_Secrets_AreReplacedAndPutBack()
    {
        var inner = new EchoClient();
        using var client = new RedactingChatClient(inner);

        var updates = await client.GetStreamingResponseAsync(Text).ToListAsync();

        Assert.Equal((Redacted, Text), (inner.SentText, string.Concat(updates.Select(update => update.Text))));
    }

    [Fact]
    public async Task GenerateAsync_Texts_AreNumberedEachForItself()
    {
        var inner = new ScriptedGenerator();
        using var generator = new RedactingEmbeddingGenerator(inner);

        await generator.GenerateAsync(["joe@x.com", "ann@x.com, joe@x.com", "none"]);

        Assert.Equal(["[EMAIL_1]", "[EMAIL_1], [EMAIL_2]", "none"], inner.Texts);
        Assert.Equal(["EMAIL=3"], Counts(generator.Counts));
    }

    [Theory]
    [InlineData("person", "x", "The kind of a secret must be 1 to 32 of A-Z, 0-9 and _, a letter first, as in CUSTOMER_ID.")]
    [InlineData("", "x", "The kind of a secret must be 1 to 32 of A-Z, 0-9 and _, a letter first, as in CUSTOMER_ID.")]
    [InlineData("ID", "(", "The redaction pattern ID is no regular expression; correct it.")]
    [InlineData("ID", "(?<=x)y", "The redaction pattern ID cannot be matched in linear time; do without lookarounds, backreferences and atomic groups.")]
    public void Patterns_NotValid_SayWhatToDo(string kind, string pattern, string sentence)
    {
        var options = new RedactionOptions();

        var error = Assert.Throws<ArgumentException>(() => options.Patterns = new Dictionary<string, string> { [kind] = pattern });

        Assert.StartsWith(sentence, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetResponseAsync_Secrets_AreMeasuredByKindAlone()
    {
        var measured = new ConcurrentQueue<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument is { Meter.Name: RlaifTelemetry.SourceName, Name: "rlaif.redactions" })
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, count, tags, _) => measured.Enqueue(string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}+{count}"))));
        listener.Start();
        using var client = new RedactingChatClient(new EchoClient(), new RedactionOptions { Patterns = new Dictionary<string, string> { ["METERED"] = "meter[0-9]" } });

        await client.GetResponseAsync("meter1 meter2");

        // Other tests may redact at the same time.
        Assert.Equal(2, measured.Count(entry => entry == "rlaif.secret.kind=METERED+1"));
        Assert.DoesNotContain(measured, entry => entry.Contains("meter1", StringComparison.Ordinal));
    }

    [Fact]
    public void Secret_AsText_IsItsKind() => Assert.Equal("PERSON", $"{new Secret("PERSON", "Zoë")}");

    private static void AddExtras(ChatResponse response)
    {
        response.ResponseId = "r-1";
        response.ModelId = "small-2";
        response.FinishReason = ChatFinishReason.Stop;
        response.Usage = new UsageDetails { InputTokenCount = 7 };
        response.SetRateLimits(new RateLimits(Requests: null, Tokens: null));
        response.SetLogProbabilities([new TokenLogProbability("x", -0.1, [])]);
    }

    private static IEnumerable<string> Counts(IReadOnlyDictionary<string, long> counts) =>
        counts.OrderBy(count => count.Key, StringComparer.Ordinal).Select(count => $"{count.Key}={count.Value}");
}
