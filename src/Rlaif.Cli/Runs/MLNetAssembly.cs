using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using Microsoft.Extensions.Logging;

namespace Rlaif.Cli.Runs;

/// <summary>Finds the package Rlaif.Classifiers.MLNet, which the program does not carry, at run time.</summary>
/// <remarks>It is looked for in the folder that RLAIF_MLNET names, else beside the program.</remarks>
internal static class MLNetAssembly
{
    private const string Variable = "RLAIF_MLNET";
    private const string Name = "Rlaif.Classifiers.MLNet";
    private static readonly Lazy<Type?> Package = new(Load);

    /// <exception cref="FileNotFoundException">The package is not at hand.</exception>
    public static IClassifierTrainer CreateTrainer(ILoggerFactory loggers) => (IClassifierTrainer)Call("CreateTrainer", loggers);

    /// <exception cref="FileNotFoundException">The package is not at hand.</exception>
    public static IClassifierFormat CreateFormat() => (IClassifierFormat)Call("CreateFormat");

    private static object Call(string method, params object[] arguments)
    {
        var package = Package.Value ?? throw new FileNotFoundException(
            $"The classifier mlnet needs {Name}.dll, which is neither beside the program nor in the folder of {Variable}; run dotnet publish on a project that references the package {Name}, and name the output folder in {Variable}.");
        return package.GetMethod(method)!.Invoke(null, BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null)!;
    }

    private static Type? Load()
    {
        var folder = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : AppContext.BaseDirectory;
        var path = Path.GetFullPath(Path.Combine(folder, Name + ".dll"));
        if (!File.Exists(path))
        {
            return null;
        }

        // What the program has itself is found first, so that both sides mean the same types.
        var resolver = new AssemblyDependencyResolver(path);
        AssemblyLoadContext.Default.Resolving += (context, name) => resolver.ResolveAssemblyToPath(name) is { } found ? context.LoadFromAssemblyPath(found) : null;
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, name) => resolver.ResolveUnmanagedDllToPath(name) is { } found ? NativeLibrary.Load(found) : 0;
        return AssemblyLoadContext.Default.LoadFromAssemblyPath(path).GetType(Name + ".MLNetPackage", throwOnError: true);
    }
}
