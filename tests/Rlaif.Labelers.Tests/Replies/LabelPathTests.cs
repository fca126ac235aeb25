using System.Text;
using Rlaif.Clients;
using Rlaif.Labelers.Replies;

namespace Rlaif.Labelers.Tests.Replies;

public sealed class LabelPathTests
{
    private const string Abstain = "__unknown__";

    [Fact]
    public void Follow_LabelsOfOneToken_AreTheTokensAndStrangersAreNobodys() =>
        AssertMasses(
            [("cat", 0.7), ("dog", 0.2), (Abstain, 0)],
            "cat",
            Sure("{\""), Sure("label"), Sure("\":\""), Token("cat", 0.7, ("dog", 0.2), ("fish", 0.06), ("Cat", 0.02), ("\n", 0.02)), Sure("\"}"));

    [Fact]
    public void Follow_AbstainBesideAClass_HasItsOwnShare() =>
        AssertMasses([("cat", 0.7), ("dog", 0), (Abstain, 0.3)], "cat", Sure("{\"label\":\""), Token("cat", 0.7, ("__", 0.3)), Sure("\"}"));

    [Fact]
    public void Follow_LabelOfSeveralTokens_TakesEachBranchWhereItLeaves() =>
        AssertMasses(
            [("positive", 0.5), ("negative", 0.1), ("neutral", 0.4)],
            "neutral",
            Sure("{\"label\":\""), Token("ne", 0.5, ("pos", 0.5)), Token("utral", 0.8, ("gative", 0.2)), Sure("\"}"));

    [Fact]
    public void Follow_OneAnswerLeft_LooksNoFurther() =>
        AssertMasses(
            [("positive", 0.6), ("negative", 0.4)],
            "positive",
            Sure("{\"label\":\""), Token("pos", 0.6, ("neg", 0.4)), Token("itive", 0.5, ("sible", 0.5)), Token("\"}", 0.4, ("!", 0.6)));

    [Fact]
    public void Follow_BranchThatMayBecomeSeveral_IsSharedEvenly() =>
        AssertMasses(
            [("positive", 0.6), ("negative", 0.25 + 0.05), ("neutral", 0.05)],
            "positive",
            Sure("{\"label\":\""), Token("pos", 0.6, ("neg", 0.25), ("ne", 0.1)), Sure("itive"), Sure("\"}"));

    [Fact]
    public void Follow_NameThatBeginsAnother_IsDecidedByTheClosingQuote() =>
        AssertMasses(
            [("cat", 0.9 * 0.75), ("category", 0.9 * 0.25), ("dog", 0.1)],
            "cat",
            Sure("{\"label\":\""), Token("cat", 0.9, ("dog", 0.1)), Token("\"}", 0.75, ("egory", 0.2), ("ego", 0.05)));

    [Fact]
    public void Follow_LongerNameThatWasChosen_LeavesTheShorterItsQuote() =>
        AssertMasses(
            [("cat", 0.9 * 0.4), ("category", 0.9 * 0.6), ("dog", 0.1)],
            "category",
            Sure("{\"label\":\""), Token("cat", 0.9, ("dog", 0.1)), Token("egory", 0.6, ("\"}", 0.3), ("\"", 0.1)), Sure("\"}"));

    [Fact]
    public void Follow_TokensThatReachIntoTheMarks_CountByTheirLetters() =>
        AssertMasses(
            [("cat", 0.5 + 0.025), ("category", 0.25 + 0.025), ("dog", 0.1), (Abstain, 0.1)],
            "cat",
            Sure("{\"label"), Token("\":\"cat\"}", 0.5, ("\":\"category\"", 0.25), ("\": \"dog", 0.1), ("\":\"cat", 0.05), ("\":\"__", 0.05), ("\" : \"_", 0.05)));

    [Fact]
    public void Follow_BranchBeforeTheLabelBegins_CountsWhereItReachesIt() =>
        AssertMasses(
            [("cat", 0.8 * 0.9), ("dog", 0.8 * 0.1), (Abstain, 0.15)],
            "cat",
            Sure("{\"label"), Token("\":\"", 0.8, ("\":\"__", 0.15), ("\":", 0.05)), Token("cat", 0.9, ("dog", 0.1)), Sure("\"}"));

    [Fact]
    public void Follow_BlankInTheMarks_MakesNoDifference() =>
        AssertMasses(
            [("cat", 0.6), ("dog", 0.3 + 0.1)],
            "cat",
            Sure("{ \""), Sure("label"), Sure("\" :"), Token(" \"cat", 0.6, (" \"dog", 0.3), ("\"dog", 0.1)), Sure("\" }"));

    [Theory]
    [InlineData("é", "è", "\\u00e8")]
    [InlineData("\\u00e9", "\\u00E8", "è")]
    public void Follow_CharacterAsItselfOrEscaped_IsTheSame(string chosen, string other, string third) =>
        AssertMasses(
            [("café", 0.6 + 0.05), ("cafè", 0.2 + 0.1 + 0.05)],
            "café",
            Sure("{\"label\":\""), Sure("caf"), Token(chosen, 0.6, (other, 0.2), (third, 0.1), ("\\", 0.04), ("\\u00", 0.03), ("\\u00e", 0.03)), Sure("\"}"));

    [Fact]
    public void Follow_EscapesInANameAndOutsideTheFirstPlane_AreRead() =>
        AssertMasses(
            [("a \"b\" \\ c", 0.5), ("a \"b\" 😀", 0.3), ("a \"b\" 😁", 0.2)],
            "a \"b\" \\ c",
            Sure("{\"label\":\"a"), Sure(" \\"), Sure("\"b\\u0022 "), Token("\\\\", 0.5, ("\\ud83d\\ude00", 0.3), ("😁", 0.1), ("\\uD83D\\uDE01", 0.1)), Sure(" c\"}"));

    [Fact]
    public void Follow_CharacterSplitOverTokens_IsComparedInBytes() =>
        AssertMasses(
            [("café", 0.9 * 0.6), ("cafè", 0.9 * 0.4), ("caf", 0.1)],
            "café",
            Sure("{\"label\":\"caf"), Part([0xC3], 0.9, ("\""u8.ToArray(), 0.1)), Part([0xA9], 0.6, ([0xA8], 0.4)), Sure("\"}"));

    [Fact]
    public void Follow_FirstByteBesideThePath_IsSharedByThoseThatBeginWithIt() =>
        AssertMasses(
            [("ähm", 0.05), ("öhm", 0.05), ("uhm", 0.9)], "uhm", Sure("{\"label\":\""), Part("u"u8.ToArray(), 0.9, ([0xC3], 0.1)), Sure("hm\"}"));

    [Fact]
    public void Follow_LabelBehindOtherFields_IsFoundWhereItStands() =>
        AssertMasses(
            [("cat", 0.7), ("dog", 0.3)],
            "cat",
            Sure("{\"analysis\":\""), Token("cat", 0.5, ("dog", 0.5)), Sure(" or \\\"label\\\":\\\"dog\\\"?\",\"label\":\""), Token("cat", 0.7, ("dog", 0.3)), Sure("\",\"probability\":1}"));

    [Fact]
    public void Follow_PlainText_TakesTheWholeReply() =>
        AssertMasses([("cat", 0.6 + 0.1), ("dog", 0.3)], "cat", Token(" cat", 0.6, ("dog", 0.2), (" dog", 0.1), ("cat", 0.1)), Sure("\n"));

    [Fact]
    public void Follow_PlainTextWithTheMarkOfItsEnd_ReadsWhatElseCouldHaveFollowed() =>
        AssertMasses(
            [("cat", 0.8 * 0.9), ("cat flap", 0.8 * 0.1), ("dog", 0.2)], "cat", Token("cat", 0.8, ("dog", 0.2)), Token("<|end|>", 0.9, (" flap", 0.1)));

    [Fact]
    public void Follow_QuotedText_EndsWithTheQuote() =>
        AssertMasses([("cat", 0.5 * 0.8), ("cat flap", 0.5 * 0.2), ("dog", 0.5)], "cat", Sure("\""), Token("cat", 0.5, ("dog", 0.5)), Token("\"", 0.8, (" flap", 0.2)));

    [Fact]
    public void Follow_ThoughtsBeforeAndAMarkBehind_AreNoPartOfIt() =>
        AssertMasses(
            [("cat", 0.7), ("dog", 0.3)],
            "cat",
            [Sure("<think>dog? {\"label\":\"dog\"}"), Sure("</think>\n\n"), Sure("{\"label\":\""), Token("cat", 0.7, ("dog", 0.3)), Sure("\"}"), Sure("<|im_end|>")],
            reply: "{\"label\":\"cat\"}");

    [Fact]
    public void Follow_TokenBesideTheMostProbable_HasItsOwnProbability() =>
        AssertMasses(
            [("cat", 0.01), ("dog", 0.9)],
            "cat",
            Sure("{\"label\":\""), new TokenLogProbability("cat", Math.Log(0.01), [new TokenAlternative("dog", Math.Log(0.9)), new TokenAlternative("fish", Math.Log(0.09))]), Sure("\"}"));

    public static TheoryData<string, string, TokenLogProbability[]> Inconsistent() => new()
    {
        { "the tokens spell another reply", "{\"label\":\"cat\"}", [Sure("{\"label\":\""), Token("dog", 0.7, ("cat", 0.3)), Sure("\"}")] },
        { "the label was repaired", "{\"label\":\"Cat\"}", [Sure("{\"label\":\""), Token("Cat", 0.7, ("dog", 0.3)), Sure("\"}")] },
        { "words stand around it", "It is cat.", [Sure("It is "), Token("cat", 0.7, ("dog", 0.3)), Sure(".")] },
        { "more than all", "{\"label\":\"cat\"}", [Sure("{\"label\":\""), Token("cat", 0.7, ("dog", 0.7)), Sure("\"}")] },
        { "no number", "{\"label\":\"cat\"}", [Sure("{\"label\":\""), Token("cat", double.NaN, ("dog", 0.7)), Sure("\"}")] },
        { "no number beside", "{\"label\":\"cat\"}", [Sure("{\"label\":\""), Token("cat", 0.7, ("dog", double.NaN)), Sure("\"}")] },
        { "no rival given", "{\"label\":\"cat\"}", [Sure("{\"label\":\""), new TokenLogProbability("cat", Math.Log(0.7), []), Sure("\"}")] },
        { "impossible yet chosen", "{\"label\":\"cat\"}", [Sure("{\"label\":\""), new TokenLogProbability("cat", -9999, [new TokenAlternative("dog", -0.1)]), Sure("\"}")] },
        { "no JSON", "{\"label\":\"cat\"", [Sure("{\"label\":\""), Token("cat", 0.7, ("dog", 0.3)), Sure("\"")] },
        { "nothing", "", [] },
        { "tokens without a reply", "", [Sure("cat")] },
        { "half of the tokens", "{\"label\":\"cat\"}", [Sure("{\"label\":\""), Token("cat", 0.7, ("dog", 0.3))] },
    };

    [Theory]
    [MemberData(nameof(Inconsistent))]
    public void Follow_InconsistentReplies_GiveNothing(string why, string reply, TokenLogProbability[] tokens) =>
        Assert.True(LabelPath.Follow(ReplyFields.Of(reply), tokens, ["cat", "dog", Abstain], 0) is null, why);

    [Fact]
    public void Follow_RandomNamesAndCuts_LosesAndInventsNoProbability()
    {
        var random = new Random(4);
        for (var trial = 0; trial < 500; trial++)
        {
            string[] names = [.. Enumerable.Range(0, random.Next(2, 7)).Select(_ => RandomName(random)).Distinct()];
            var beliefs = names.Select(_ => random.NextDouble() + 0.01).ToArray();
            var chosen = random.Next(names.Length);
            var tokens = Written(names, [.. beliefs.Select(belief => belief / beliefs.Sum())], chosen, random);

            var masses = LabelPath.Follow(ReplyFields.Of(string.Concat(tokens.Select(token => token.Token))), tokens, names, chosen)!;

            Assert.Equal(1, masses.Sum(), 1e-9);
            Assert.Equal(beliefs[chosen] / beliefs.Sum(), masses[chosen], 1e-9);
        }
    }

    // A model that writes one to three letters at a time and names what else it could have written in full, up to the closing quote.
    private static List<TokenLogProbability> Written(string[] names, double[] beliefs, int chosen, Random random)
    {
        List<TokenLogProbability> tokens = [Sure("{\"label\":\"")];
        var rest = names.Select(name => name + "\"").ToArray();
        var possible = Enumerable.Range(0, names.Length).ToHashSet();
        for (var place = 0; place < rest[chosen].Length;)
        {
            var piece = rest[chosen].Substring(place, Math.Min(random.Next(1, 4), rest[chosen].Length - place));
            var whole = possible.Sum(name => beliefs[name]);
            var others = possible.Where(name => !rest[name][place..].StartsWith(piece, StringComparison.Ordinal)).ToArray();
            possible.ExceptWith(others);
            tokens.Add(Token(piece, possible.Sum(name => beliefs[name]) / whole, [.. others.Select(name => (rest[name][place..], beliefs[name] / whole))]));
            place += piece.Length;
        }

        tokens.Add(Sure("}"));
        return tokens;
    }

    private static string RandomName(Random random) => string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => "abéß☃"[random.Next(5)]));

    private static void AssertMasses((string Answer, double Mass)[] expected, string chosen, params TokenLogProbability[] tokens) =>
        AssertMasses(expected, chosen, tokens, Encoding.UTF8.GetString([.. tokens.SelectMany(token => token.Bytes.ToArray())]).Replace("<|end|>", string.Empty, StringComparison.Ordinal));

    private static void AssertMasses((string Answer, double Mass)[] expected, string chosen, TokenLogProbability[] tokens, string reply)
    {
        string[] answers = [.. expected.Select(answer => answer.Answer)];

        var masses = LabelPath.Follow(ReplyFields.Of(reply), tokens, answers, Array.IndexOf(answers, chosen));

        Assert.NotNull(masses);
        Assert.All(expected.Zip(masses), pair => Assert.True(Math.Abs(pair.First.Mass - pair.Second) < 1e-9, $"{pair.First.Answer}: {pair.Second} instead of {pair.First.Mass}"));
    }

    private static TokenLogProbability Sure(string text) => new(text, 0, []);

    private static TokenLogProbability Token(string text, double probability, params (string Text, double Probability)[] others) => new(
        text,
        Math.Log(probability),
        [.. others.Prepend((text, probability)).Select(token => new TokenAlternative(token.Item1, Math.Log(token.Item2)))]);

    private static TokenLogProbability Part(byte[] bytes, double probability, params (byte[] Bytes, double Probability)[] others) => new(
        "\uFFFD",
        Math.Log(probability),
        [.. others.Prepend((bytes, probability)).Select(token => new TokenAlternative("\uFFFD", Math.Log(token.Item2)) { Bytes = token.Item1 })])
    {
        Bytes = bytes,
    };
}
