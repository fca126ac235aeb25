using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Rlaif;
using Rlaif.Classifiers;

#pragma warning disable IDE0130 // The customary namespace of registration methods, so that callers need no using.
namespace Microsoft.Extensions.DependencyInjection;
#pragma warning restore IDE0130

/// <summary>Registers active learning with an <see cref="IServiceCollection"/>.</summary>
public static class RlaifServiceCollectionExtensions
{
    /// <summary>Adds an <see cref="ActiveLearningLoop"/> and its parts, set in code.</summary>
    /// <param name="services">The services to add to.</param>
    /// <param name="configure">Changes the settings; <see langword="null"/> keeps the defaults.</param>
    /// <returns>A builder that chooses the parts of the loop.</returns>
    public static RlaifBuilder AddRlaif(this IServiceCollection services, Action<RlaifOptions>? configure = null) =>
        services.AddRlaif(Options.Options.DefaultName, configure);

    /// <summary>Adds an <see cref="ActiveLearningLoop"/> and its parts, set by configuration.</summary>
    /// <param name="services">The services to add to.</param>
    /// <param name="configuration">The section that binds to <see cref="RlaifOptions"/>.</param>
    /// <returns>A builder that chooses the parts of the loop.</returns>
    public static RlaifBuilder AddRlaif(this IServiceCollection services, IConfiguration configuration) =>
        services.AddRlaif(Options.Options.DefaultName, configuration);

    /// <summary>Adds the loop of a named task, set by configuration.</summary>
    /// <param name="services">The services to add to.</param>
    /// <param name="name">The name of the task: the key of its services.</param>
    /// <param name="configuration">The section that binds to <see cref="RlaifOptions"/>.</param>
    /// <returns>A builder that chooses the parts of the loop.</returns>
    public static RlaifBuilder AddRlaif(this IServiceCollection services, string name, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return services.AddRlaif(name, options => SettingsBinder.Bind(name, configuration, options));
    }

    /// <summary>Adds the loop of a named task, set in code.</summary>
    /// <param name="services">The services to add to.</param>
    /// <param name="name">The name of the task: the key of its services.</param>
    /// <param name="configure">Changes the settings; <see langword="null"/> keeps the defaults.</param>
    /// <returns>A builder that chooses the parts of the loop.</returns>
    public static RlaifBuilder AddRlaif(this IServiceCollection services, string name, Action<RlaifOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(name);
        services.AddOptions<RlaifOptions>(name).Configure(options => configure?.Invoke(options)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<RlaifOptions>, RlaifOptionsValidator>());
        var builder = new RlaifBuilder(services, name);
        builder.AddDefaults();
        if (name == Options.Options.DefaultName)
        {
            services.TryAddSingleton(provider => provider.GetRequiredKeyedService<ActiveLearningLoop>(name));
            services.TryAddSingleton(provider => provider.GetRequiredKeyedService<LabelSet>(name));
            services.TryAddEnumerable(ServiceDescriptor.Singleton<IClassifierFormat, LinearClassifierFormat>());
            services.TryAddEnumerable(ServiceDescriptor.Singleton<IClassifierFormat, TaskEmbeddingFormat>(provider => new TaskParts(provider, name).EmbeddingFormat()));
        }

        return builder;
    }
}
