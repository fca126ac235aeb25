using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

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
        yield return Complaint(() => options.ToStoppingCriteria().ToList());
        yield return Problem("Model", options.Model, options.Model.ApiKey);
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
