using Rlaif.Contracts;
using Rlaif.Labelers.Tests.Fakes;

namespace Rlaif.Labelers.Tests;

public sealed class BatchChatLabelerContractTests : LabelerContract
{
    protected override LabelSet Labels { get; } = new("even", "odd");

    protected override IReadOnlyList<TextExample> Examples { get; } = [.. Enumerable.Range(0, 20).Select(number => new TextExample($"id {number}", $"{number}"))];

    protected override ILabeler Create() => new BatchChatLabeler(
        new ScriptedBatchClient((text, _) => ScriptedChatClient.Reply(int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) % 2 == 0 ? "even" : "odd")) { Most = 7 },
        Labels);
}
