using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Rlaif.Cli.Records;
using Rlaif.Cli.Settings;

namespace Rlaif.Cli.Checks;

/// <summary>Asks a server for its models, which costs nothing, and reads from the reply what a run needs of it.</summary>
internal sealed class ServerCheck(LabelSettings settings, Uri models, string? key, TimeProvider clock)
{
    private const int NamesShown = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private string Server => models.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);

    /// <summary>Looks at the server; the first result says whether it answers, and is the only one where it does not.</summary>
    public async Task<IReadOnlyList<CheckResult>> RunAsync(CancellationToken cancellationToken)
    {
        using var client = new HttpClient { Timeout = Patience };
        using var request = new HttpRequestMessage(HttpMethod.Get, models);
        Authorize(request);
        try
        {
            using var response = await client.SendAsync(request, cancellationToken);
            var list = response.IsSuccessStatusCode ? await ModelsAsync(response, cancellationToken) : null;
            return
            [
                CheckResult.Ok("endpoint", $"{Server} answers (status {(int)response.StatusCode})."),
                ClockCheck.Of(response.Headers.Date, clock.GetUtcNow()),
                Key(response.StatusCode),
                Model(list),
            ];
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return [CheckResult.Fail("endpoint", $"Nothing answers at {Server} ({Reason(exception)}); start the server, or mend --endpoint.")];
        }
    }

    private void Authorize(HttpRequestMessage request)
    {
        if (key is null)
        {
            return;
        }

        if (settings.Labeler == "azure")
        {
            request.Headers.Add("api-key", key);
        }
        else
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }
    }

    // What a server says is not repeated, since it may echo the key.
    private static async Task<IReadOnlyList<string>?> ModelsAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            using var document = await JsonDocument.ParseAsync(stream, cancellationToken: cancellationToken);
            return [.. document.RootElement.GetProperty("data").EnumerateArray().Select(model => model.GetProperty("id").GetString()).OfType<string>()];
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private CheckResult Key(HttpStatusCode status) => (status, key) switch
    {
        (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, null) when settings.Labeler == "azure" => CheckResult.Ok("key", "No key is given, so that the identity of Entra ID is asked for; the row below shows whether it is taken."),
        (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, null) => CheckResult.Fail("key", "The server wants a key; name the environment variable that holds it with --api-key-env."),
        (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, _) => CheckResult.Fail("key", $"The server refuses the key ({(int)status}); put a valid one into the environment variable or user secret that holds it."),
        (_, null) => CheckResult.Ok("key", "No key is sent, and the server wants none."),
        ( >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices, _) => CheckResult.Ok("key", "The key is accepted."),
        _ => CheckResult.Ok("key", "The key is not refused; the row below shows whether it is taken."),
    };

    private CheckResult Model(IReadOnlyList<string>? models)
    {
        if (models is null || settings.Labeler == "azure")
        {
            return CheckResult.Ok("model", $"The server does not list what '{settings.Model}' would be in; the row below shows whether it is there.");
        }

        // Ollama writes the tag "latest" where none was given.
        return models.Contains(settings.Model, StringComparer.Ordinal) || models.Contains($"{settings.Model}:latest", StringComparer.Ordinal)
            ? CheckResult.Ok("model", $"The server has the model '{settings.Model}'.")
            : CheckResult.Warn("model", $"The server does not list the model '{settings.Model}'{(models.Count == 0 ? string.Empty : $" but {string.Join(", ", models.Take(NamesShown))}")}; the row below shows whether it takes that name.");
    }

    private static string Reason(Exception exception) => exception is HttpRequestException { HttpRequestError: var error } ? JsonName.Of(error).Replace('_', ' ') : "no answer in 30 seconds";
}
