namespace Rlaif.Cli.Shell;

/// <summary>What people copy from the help of a command.</summary>
internal static class Examples
{
    private static readonly Dictionary<string, string[]> Lines = new(StringComparer.Ordinal)
    {
        ["rlaif"] =
        [
            "rlaif label messages.csv --labels billing,delivery,praise --labeler openai --model gpt-4o-mini --budget 300 --out run",
            "rlaif predict run/model.rlaif more.csv --out more-labeled.csv",
        ],
        ["label"] =
        [
            "rlaif label messages.csv --labels billing,delivery,praise --labeler openai --model gpt-4o-mini --budget 300 --out run",
            "rlaif label messages.csv --labels-file labels.json --labeler compatible --endpoint http://localhost:11434/v1 --model llama3.1 --out run",
            "rlaif label messages.csv --labels-file labels.json --labeler openai --model gpt-4o-mini --max-cost 2.50 --target-agreement 0.95 --out run",
        ],
        ["resume"] = ["rlaif resume run", "rlaif resume run --budget 600"],
        ["estimate"] =
        [
            "rlaif estimate messages.csv --labels billing,delivery,praise --labeler openai --model gpt-4o-mini --budget 300",
            "rlaif estimate messages.csv --labels-file labels.json --labeler openai --model gpt-4o-mini --json",
        ],
        ["predict"] =
        [
            "rlaif predict run/model.rlaif more.csv --text message --out more-labeled.csv",
            "cat texts.txt | rlaif predict run/model.rlaif - > labeled.csv",
        ],
        ["evaluate"] =
        [
            "rlaif evaluate run/model.rlaif test.csv --gold label",
            "rlaif evaluate test.csv --gold label --labels-file labels.json --labeler openai --model gpt-4o-mini --rows 100",
        ],
        ["suggest-labels"] = ["rlaif suggest-labels messages.csv --labeler openai --model gpt-4o-mini --out labels.json"],
        ["export"] =
        [
            "rlaif export run --out labeled.jsonl",
            "rlaif export run --out tuning.jsonl --format chat",
            "rlaif export run --review review.csv",
        ],
        ["review"] = ["rlaif export run --review review.csv", "rlaif review import run review.csv"],
        ["import"] = ["rlaif review import run review.csv"],
        ["show"] = ["rlaif show run 4711"],
        ["doctor"] =
        [
            "rlaif doctor --labeler openai --model gpt-4o-mini",
            "rlaif doctor --labeler compatible --endpoint http://localhost:11434/v1 --model llama3.1",
        ],
        ["completion"] = ["source <(rlaif completion bash)", "rlaif completion fish > ~/.config/fish/completions/rlaif.fish"],
    };

    /// <summary>Gives the examples of a command, by its name; none where it has none.</summary>
    public static IReadOnlyList<string> Of(string command) => Lines.GetValueOrDefault(command, []);
}
