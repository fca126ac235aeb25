using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Rlaif.Clients;

namespace Rlaif;

/// <summary>Says at the start of a service what is wrong with the settings of a task.</summary>
internal sealed class RlaifOptionsValidator(IServiceProviderIsService? services = null) : IValidateOptions<RlaifOptions>
{
    public ValidateOptionsResult Validate(string? name, RlaifOptions options)
    {
        string[] problems = [.. Problems(options).OfType<string>().Select(problem => string.IsNullOrEmpty(name) ? $"Rlaif: {problem}" : $"Rlaif task '{name}': {problem}")];
        return problems.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private IEnumerable<string?> Problems(RlaifOptions options)
    {
        yield return options.Labels.Count < 2
            ? $"{options.Labels.Count} classes are given; give at least two, by Labels in the configuration or by UseLabels."
            : Complaint(() => options.ToLabelSet());
        yield return Complaint(() => options.ToStrategy());
        yield return Complaint(() => options.ToSeedStrategy());
        yield return Complaint(() => options.ToStoppingCriteria().ToList());
        yield return Problem("Model", options.Model, options.Model.ApiKey);
        yield return Problem("TieBreaker", options.TieBreaker, options.KeyOf(options.TieBreaker));
        yield return options is { RecheckModel.Provider: not ModelProvider.None, Loop.RecheckShare: 0 }
            ? "RecheckModel has nothing to answer, since Loop:RecheckShare is 0; set the share of answers that may be asked again, or leave the model out."
            : Problem("RecheckModel", options.RecheckModel, options.KeyOf(options.RecheckModel));
        for (var index = 0; index < options.Jury.Count; index++)
        {
            var juror = options.Jury[index];
            yield return juror.Model.Provider == ModelProvider.None
                ? $"Jury:{index}:Model:Provider is missing; choose one of {nameof(ModelProvider.OpenAI)}, {nameof(ModelProvider.Azure)} and {nameof(ModelProvider.Compatible)}."
                : Problem($"Jury:{index}:Model", juror.Model, options.KeyOf(juror.Model));
            yield return Range($"Jury:{index}:Votes", juror.Votes, 1);
        }

        yield return Range("Votes", options.Votes, 1);
        yield return Range("Canaries", options.Canaries, 0);
        yield return Range("SeedExamples", options.SeedExamples, 0, 50);
        yield return options is { SeedExamples: > 0, Jury.Count: 0, Model.Provider: ModelProvider.None, HasChatClient: false }
            ? "SeedExamples needs a model to write them; configure Model, or call UseOpenAI, UseAzureOpenAI, UseCompatibleServer or UseChatClient, or leave them out."
            : null;
        yield return options is { TieBreaker.Provider: not ModelProvider.None, Jury.Count: 0, Votes: 1 } or { TieBreaker.Provider: not ModelProvider.None, Jury: [{ Votes: 1 }] }
            ? "TieBreaker has no tie to break, since there is a single vote; give several Votes or a Jury, or leave it out."
            : null;
        yield return BatchApiProblem(options);
        yield return options.HasGenerator ? null : Problem("Embedding:Model", options.Embedding.Model, options.EmbeddingKey);
        yield return Problem(options);
    }

    private string? Problem(RlaifOptions options) => options.Classifier switch
    {
        ClassifierName.Embedding when options.Embedding.Model.Provider == ModelProvider.None && !options.HasGenerator && services?.IsService(typeof(IEmbeddingGenerator<string, Embedding<float>>)) is not true =>
            "Classifier is Embedding and there is no embedding model; configure Embedding:Model, call UseEmbeddings, or choose Auto or Linear.",
        ClassifierName.Auto or ClassifierName.Linear or ClassifierName.Embedding => null,
        _ => $"There is no classifier {options.Classifier}; choose one of {string.Join(", ", Enum.GetNames<ClassifierName>())}.",
    };

    private static string? Problem(string section, ModelOptions model, string? apiKey) => model switch
    {
        { Provider: ModelProvider.None } => null,
        { Name: null or "" } => $"{section}:Name is missing; name the model, or the deployment with Azure.",
        { Provider: ModelProvider.OpenAI } when string.IsNullOrEmpty(apiKey) => $"{section}:ApiKey is missing; set it in user secrets or in an environment variable.",
        { Provider: ModelProvider.Azure or ModelProvider.Compatible, Endpoint: null } => $"{section}:Endpoint is missing; give the address of the server.",
        { Endpoint: { } endpoint } when !endpoint.IsAbsoluteUri || endpoint.Scheme is not ("http" or "https") => $"{section}:Endpoint '{model.Endpoint}' is no address; begin it with http:// or https://.",
        _ => null,
    };

    private static string? Range(string name, int value, int minimum, int maximum = 100) =>
        value >= minimum && value <= maximum ? null : $"{name} is {value}; give a number from {minimum} to {maximum}.";

    // What goes into a batch passes neither the gates of single requests nor the redaction.
    private static string? BatchApiProblem(RlaifOptions options) => options switch
    {
        { UseBatchApi: false } => null,
        { Model.Provider: ModelProvider.None } => "UseBatchApi needs a model; configure Model, or call UseOpenAI, UseAzureOpenAI or UseCompatibleServer.",
        { Jury.Count: > 0 } or { Votes: > 1 } or { Canaries: > 0 } or { TieBreaker.Provider: not ModelProvider.None } =>
            "UseBatchApi works with a single model and a single vote; leave out Jury, TieBreaker, Votes and Canaries.",
        { Redact: true } => "UseBatchApi and Redact exclude each other; leave out one of them.",
        _ when HasCeilings(options.Budget) || HasCeilings(options.RoundBudget) => "UseBatchApi can hold no ceiling of cost, tokens, requests or time; limit labels with Loop:MaxLabels instead.",
        _ => null,
    };

    private static bool HasCeilings(BudgetLimits limits) => limits is not { MaxCost: null, MaxTokens: null, MaxRequests: null, MaxDuration: null };

    private static string? Complaint(Func<object> attempt)
    {
        try
        {
            attempt();
            return null;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return exception.Message;
        }
    }
}
