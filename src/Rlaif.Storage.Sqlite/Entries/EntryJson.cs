using System.Text.Json.Serialization;
using Rlaif.Journals;

namespace Rlaif.Storage.Sqlite.Entries;

// A line for each kind of entry; what an entry is made of is found from there.
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters = [typeof(ExactStringConverter), typeof(SoftLabelConverter), typeof(ConfusionMatrixConverter)])]
[JsonSerializable(typeof(RunOpened))]
[JsonSerializable(typeof(ExamplesWritten))]
[JsonSerializable(typeof(BatchSelected))]
[JsonSerializable(typeof(AnswerReceived))]
[JsonSerializable(typeof(LabelerStateSaved))]
[JsonSerializable(typeof(LabelCorrected))]
[JsonSerializable(typeof(RoundCompleted))]
[JsonSerializable(typeof(BatchCompleted))]
[JsonSerializable(typeof(LabelsContested))]
[JsonSerializable(typeof(CompletionDecided))]
[JsonSerializable(typeof(SelectionCompared))]
[JsonSerializable(typeof(RunStopped))]
internal sealed partial class EntryJson : JsonSerializerContext;
