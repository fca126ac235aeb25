using System.Buffers;

namespace Rlaif.Labelers.Injection;

/// <summary>Marks that mean something to the machinery around a model, as they look in a text without blanks.</summary>
internal static class SteeringMarks
{
    public static SearchValues<string> All { get; } = SearchValues.Create(
        [
            .. ChatTemplates,
            .. Roles,
            .. Answers,
            .. Ends,
        ],
        StringComparison.Ordinal);

    private static string[] ChatTemplates =>
    [
        "<|im_", "<|system", "<|user", "<|assistant", "<|end", "<|eot", "<|start", "<|begin", "<|channel", "<|message", "<|fim_",
        "[inst]", "[/inst]", "<<sys>>", "<</sys>>", "<start_of_turn>", "<end_of_turn>", "<bos>", "<eos>", "{{#system", "{{#user",
    ];

    private static string[] Roles =>
    [
        "\nassistant:", "\n###assistant", "\n###instruction", "\n###system", "\n###response", "\n##instruction", "\n#instruction",
        "\nsystem:you", "\nsystem:the", "\nsystem:ignore", "\nsystem:answer", "\nsystem:label", "\nsystem:new", "\nsystem:override", "\nsystem:all",
        "[system]", "[system:", "[assistant]", "<system>", "</system>", "<assistant>", "<instructions>", "</instructions>", "<system_", "\"role\":\"",
    ];

    private static string[] Answers =>
    [
        "\"label\":", "\"classification\":", "\"category\":\"", "\"answer\":\"", "\"final_answer\"", "{label:", "{\"label", "label=\"",
    ];

    private static string[] Ends =>
    [
        "</text>", "</data>", "</input>", "</document>", "</user_input>", "</user>", "-endofinput-", "-endoftext-", "-endofdata-", "=endofinput=",
        "[endofinput]", "[endoftext]", "[endofdata]", "\"}]}", "\"}\n{\"", "-->]]>",
    ];
}
