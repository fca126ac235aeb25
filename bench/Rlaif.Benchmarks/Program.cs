using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Rlaif.Benchmarks;

/// <summary>Measures the parts of a round; <c>RLAIF_DATA</c> names a folder with a train.csv, or the texts are made up.</summary>
internal static class Program
{
    // In this process: the project that BenchmarkDotNet would make does not know our folder of build output.
    public static void Main(string[] arguments) => BenchmarkSwitcher
        .FromAssembly(typeof(Program).Assembly)
        .Run(arguments, DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)));
}
