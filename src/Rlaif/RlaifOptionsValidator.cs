using Microsoft.Extensions.Options;

namespace Rlaif;

/// <summary>Says at the start of a service what is wrong with the settings of a task.</summary>
internal sealed class RlaifOptionsValidator : IValidateOptions<RlaifOptions>
{
    public ValidateOptionsResult Validate(string? name, RlaifOptions options)
    {
        string[] problems = [.. Problems(options).OfType<string>().Select(problem => string.IsNullOrEmpty(name) ? $"Rlaif: {problem}" : $"Rlaif task '{name}': {problem}")];
        return problems.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string?> Problems(RlaifOptions options)
    {
        yield return options.Labels.Count < 2
            ? $"{options.Labels.Count} classes are given; give at least two, by Labels in the configuration or by UseLabels."
            : Complaint(() => options.ToLabelSet());
        yield return Complaint(() => options.ToStrategy());
        yield return Complaint(() => options.ToStoppingCriteria().ToList());
        yield return Problem(options.Model);
    }

    private static string? Problem(ModelOptions model) => model switch
    {
        { Provider: ModelProvider.None } => null,
        { Name: null or "" } => "Model:Name is missing; name the model, or the deployment with Azure.",
        { Provider: ModelProvider.OpenAI, ApiKey: null or "" } => "Model:ApiKey is missing; set it in user secrets or in an environment variable.",
        { Provider: ModelProvider.Azure or ModelProvider.Compatible, Endpoint: null } => "Model:Endpoint is missing; give the address of the server.",
        { Endpoint: { } endpoint } when !endpoint.IsAbsoluteUri || endpoint.Scheme is not ("http" or "https") => $"Model:Endpoint '{model.Endpoint}' is no address; begin it with http:// or https://.",
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
