using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Rlaif;
using Rlaif.Classifiers.MLNet;

#pragma warning disable IDE0130 // The customary namespace of registration methods, so that callers need no using.
namespace Microsoft.Extensions.DependencyInjection;
#pragma warning restore IDE0130

/// <summary>Registers ML.NET with a <see cref="RlaifBuilder"/>.</summary>
public static class MLNetRlaifBuilderExtensions
{
    /// <summary>Learns by ML.NET, and reads the model files of such classifiers.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="options">The settings; <see langword="null"/> for the defaults.</param>
    /// <returns>The same builder.</returns>
    public static RlaifBuilder UseMLNetClassifier(this RlaifBuilder builder, MLNetTrainerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddEnumerable(ServiceDescriptor.KeyedSingleton<IClassifierFormat, MLNetClassifierFormat>(builder.Name, (_, _) => new MLNetClassifierFormat()));
        if (builder.Name.Length == 0)
        {
            builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IClassifierFormat, MLNetClassifierFormat>(_ => new MLNetClassifierFormat()));
        }

        return builder.UseTrainer(provider => new MLNetTrainer(options, provider.GetService<TimeProvider>(), provider.GetService<ILogger<MLNetTrainer>>()));
    }
}
