// A service that classifies texts, takes corrections, and lets a labeler teach it; settings are in appsettings.json.
// Start it with: dotnet run --project examples/03-Service. It keeps everything in memory: a restart begins anew.
//   POST /predict      {"text": "..."}                    label, confidence and entropy
//   POST /annotations  {"id": "m001", "label": "praise"}  a person's label; training follows in the background
//   GET  /pool?sort=entropy&take=20                       what the classifier is least sure of
//   POST /rounds                                          the labeler answers one more batch
using System.Threading.Channels;
using Rlaif;
using Rlaif.Datasets;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddProblemDetails().Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = false);
var data = await DatasetReader.ReadAsync(
    Path.Combine(AppContext.BaseDirectory, builder.Configuration["Pool"] ?? "messages.csv"),
    new DatasetOptions { IdColumn = "id", GoldColumn = "label" });
var task = builder.Services.AddRlaif(builder.Configuration.GetSection("Rlaif"));
var simulated = builder.Configuration.GetValue<ModelProvider>("Rlaif:Model:Provider") == ModelProvider.None;
if (simulated)
{
    task.UseOracle(data.GoldLabels(), noise: 0.05);
}

var app = builder.Build();
app.UseExceptionHandler().UseStatusCodePages();
if (simulated)
{
    app.Logger.LogWarning("No model is configured (Rlaif:Model); the labeler is simulated from the gold column and errs in 5 % of its answers.");
}

var labels = app.Services.GetRequiredService<LabelSet>();
var pool = data.ToPool();
await using var session = await app.Services.GetRequiredService<ActiveLearningLoop>().OpenAsync(new ActiveLearningRun(pool, labels));
var corrections = Channel.CreateBounded<Correction>(10_000);

app.MapPost("/predict", async (Question question, CancellationToken cancellationToken) =>
    string.IsNullOrWhiteSpace(question.Text) ? Problem("The field 'text' is empty; give a text to classify.")
    : question.Text.Length > 100_000 ? Problem($"The text has {question.Text.Length} characters; give at most 100,000.")
    : Results.Ok(Describe(new SoftLabel((await session.Current.Classifier.PredictAsync([question.Text], cancellationToken))[0]))));

app.MapPost("/annotations", (Correction correction) =>
    correction.Id is null || pool.RowOf(correction.Id) < 0 ? Problem($"The pool has no text with the id '{correction.Id}'.", StatusCodes.Status404NotFound)
    : correction.Label is null || labels.IndexOf(correction.Label) < 0 ? Problem($"There is no class '{correction.Label}'; choose one of {string.Join(", ", labels.Select(label => label.Name))}.")
    : corrections.Writer.TryWrite(correction) ? Results.Accepted()
    : Problem("Too many corrections wait for training; try again in a moment.", StatusCodes.Status503ServiceUnavailable));

app.MapGet("/pool", (string? sort, int? take) =>
    sort is not (null or "entropy") ? Problem($"Cannot sort by '{sort}'; sort by entropy, or leave it out for the order of the file.")
    : take is < 1 or > 1000 ? Problem($"Cannot take {take} texts; take 1 to 1000.")
    : Results.Ok((sort is null ? session.Current.Labeled : session.Current.Labeled.OrderByDescending(row => row.Prediction.NormalizedEntropy).AsEnumerable())
        .Take(take ?? 20)
        .Select(row => new { row.Example.Id, row.Example.Text, Prediction = Describe(row.Prediction), Source = row.Source.ToString() })));

app.MapPost("/rounds", async (CancellationToken cancellationToken) =>
{
    try
    {
        return await session.RunRoundAsync(cancellationToken) is { } round
            ? Results.Ok(new { round.Number, round.Labels, round.Asked, round.Unlabeled, Entropy = round.Entropy?.Mean, round.Agreement })
            : Problem(session.Current.StopReason!.Sentence, StatusCodes.Status409Conflict);
    }
    catch (LabelingException exception)
    {
        return Problem(exception.Message, StatusCodes.Status502BadGateway);
    }
});

// The classifier of before goes on answering until the next one is trained.
var training = Task.Run(async () =>
{
    await foreach (var correction in corrections.Reader.ReadAllAsync())
    {
        try
        {
            await session.CorrectAsync(correction.Id!, correction.Label!);
            if (corrections.Reader.Count == 0)
            {
                await session.GetResultAsync();
            }
        }
        catch (Exception exception)
        {
            app.Logger.LogError(exception, "The correction of {Id} could not be trained; later ones will be.", correction.Id);
        }
    }
});
await app.RunAsync();
corrections.Writer.Complete();
await training;

object Describe(SoftLabel prediction) => new { Label = labels[prediction.Top].Name, prediction.Confidence, Entropy = prediction.NormalizedEntropy };

static IResult Problem(string detail, int status = StatusCodes.Status400BadRequest) => Results.Problem(detail, statusCode: status);

internal sealed record Question(string? Text);

internal sealed record Correction(string? Id, string? Label);
