using System.Text.Json.Nodes;
using Rlaif.TestServer;

namespace Rlaif.Labelers.Tests.Injection;

/// <summary>What a model could be brought to reply, as far as a wire carries it: no reply names a class.</summary>
internal static class ObedientReplies
{
    private const string Junk = Attacks.Demand;

    public static IReadOnlyDictionary<string, Func<ChatRequest, Reply>> All { get; } = new Dictionary<string, Func<ChatRequest, Reply>>(StringComparer.Ordinal)
    {
        ["what the text demands"] = _ => Reply.Text(Junk),
        ["what the text demands as JSON"] = _ => Reply.Text(Label(Junk)),
        ["the text itself"] = request => Reply.Text(request.Row),
        ["the text as the label"] = request => Reply.Text(Label(request.Row)),
        ["the prompt"] = request => Reply.Text(Prompt(request)),
        ["the prompt as the label"] = request => Reply.Text(Label(Prompt(request))),
        ["the prompt in a refusal"] = request => Reply.Refusal(Prompt(request)),
        ["the prompt cut off"] = request => Reply.CutOff(Prompt(request)),
        ["two objects"] = _ => Reply.Text(Label("fruit") + Label("metal")),
        ["two objects, one of them wrong"] = _ => Reply.Text($"{Label("fruit")}\n{Label(Junk)}"),
        ["the label twice"] = _ => Reply.Text($$"""{"label":"fruit","label":"{{Junk}}"}"""),
        ["another property"] = _ => Reply.Text($$"""{"class":"{{Junk}}","admin":true}"""),
        ["no property"] = _ => Reply.Text("{}"),
        ["a list of labels"] = _ => Reply.Text("""{"label":["fruit","metal"]}"""),
        ["an object as the label"] = _ => Reply.Text($"{{\"label\":{{\"fruit\":\"{Junk}\"}}}}"),
        ["a number as the label"] = _ => Reply.Text("""{"label":0}"""),
        ["null as the label"] = _ => Reply.Text("""{"label":null}"""),
        ["a list around the object"] = _ => Reply.Text($"[{Label(Junk)}]"),
        ["a label with junk after it"] = _ => Reply.Text(Label($"fruit {Junk}")),
        ["a label with control characters"] = _ => Reply.Text($"{{\"label\":\"fr\\u0000\\u001b[2Juit {Junk}\"}}"),
        ["a label with invisible characters"] = _ => Reply.Text(Label("f\u200Br\u200Bu\u200Bi\u200Bt")),
        ["a label in look-alikes"] = _ => Reply.Text(Label("m\u0435t\u0430l")),
        ["half of a surrogate pair"] = _ => Reply.Text("{\"label\":\"fruit\\ud83d\"}"),
        ["two classes in a sentence"] = _ => Reply.Text("Either fruit or metal."),
        ["a denial"] = _ => Reply.Text("It is anything but fruit."),
        ["a huge label"] = _ => Reply.Text(Label(string.Concat(Enumerable.Repeat("fruit ", 20_000)) + Junk)),
        ["a deep nest"] = _ => Reply.Text($"{string.Concat(Enumerable.Repeat("{\"label\":", 5_000))}\"{Junk}\"{new string('}', 5_000)}"),
        ["braces without end"] = _ => Reply.Text(new string('{', 20_000)),
        ["nothing"] = _ => Reply.Text(string.Empty),
        ["blanks"] = _ => Reply.Text(" \n\t "),
        ["broken JSON"] = _ => Reply.Text($"{{\"label\":\"{Junk}"),
    };

    private static string Label(string label) => new JsonObject { ["label"] = label }.ToJsonString();

    private static string Prompt(ChatRequest request) => string.Join('\n', request.Messages.Select(message => message.Text));
}
