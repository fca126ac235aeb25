using Microsoft.Extensions.Logging;

namespace Rlaif.Classifiers.MLNet;

/// <summary>What programs call that load this assembly at run time, such as the tool <c>rlaif</c>.</summary>
public static class MLNetPackage
{
    /// <summary>Creates the trainer with its defaults.</summary>
    /// <param name="loggers">Makes the trainer's logger.</param>
    /// <returns>The trainer.</returns>
    public static IClassifierTrainer CreateTrainer(ILoggerFactory loggers) => new MLNetTrainer(logger: loggers.CreateLogger<MLNetTrainer>());

    /// <summary>Creates the format of what the trainer's classifiers save.</summary>
    /// <returns>The format.</returns>
    public static IClassifierFormat CreateFormat() => new MLNetClassifierFormat();
}
