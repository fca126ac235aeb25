using System.Reflection;

namespace Rlaif.HouseRules.Tests;

public sealed class TypeRules
{
    // What each room may reference of Rlaif and of others; the framework itself goes without saying.
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Rlaif.Core"] = ["Microsoft.Extensions.Logging.Abstractions", "System.Numerics.Tensors"],
        ["Rlaif.Clients"] = ["Rlaif.Core", "Microsoft.Extensions.AI.Abstractions", "Microsoft.Extensions.Logging.Abstractions", "Polly.Core"],
        ["Rlaif.Clients.OpenAI"] = ["Rlaif.Core", "Rlaif.Clients", "Microsoft.Extensions.AI.Abstractions", "OpenAI", "System.ClientModel", "Azure.Core", "Azure.Identity", "Microsoft.Identity.Client"],
        ["Rlaif.Labelers"] = ["Rlaif.Core", "Rlaif.Clients", "Microsoft.Extensions.AI.Abstractions"],
        ["Rlaif.Classifiers"] = ["Rlaif.Core", "Microsoft.Extensions.AI.Abstractions", "System.Numerics.Tensors"],
        ["Rlaif.Datasets"] = ["Rlaif.Core", "CsvHelper"],
        ["Rlaif"] =
        [
            "Rlaif.Core", "Rlaif.Clients", "Rlaif.Clients.OpenAI", "Rlaif.Labelers", "Rlaif.Classifiers", "Rlaif.Datasets", "Microsoft.Extensions.AI.Abstractions", "System.ClientModel",
            "Microsoft.Extensions.Logging.Abstractions", "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Options",
            "Microsoft.Extensions.Options.ConfigurationExtensions", "Microsoft.Extensions.Configuration.Abstractions", "Microsoft.Extensions.Configuration.Binder",
        ],
        ["Rlaif.Storage.Sqlite"] = ["Rlaif", "Rlaif.Core", "Rlaif.Clients", "Microsoft.Data.Sqlite", "SQLitePCLRaw.core", "Microsoft.Extensions.DependencyInjection.Abstractions"],
    };

    [Fact]
    public void PublicClasses_AreSealedStaticOrAbstract() =>
        Assert.DoesNotContain(Shipped.PublicTypes, type => type is { IsClass: true, IsSealed: false, IsAbstract: false });

    [Fact]
    public void PublicInterfaces_HaveAtMostThreeMembers() =>
        Assert.DoesNotContain(Shipped.PublicTypes, type => type.IsInterface && type.GetProperties().Length + type.GetMethods().Count(method => !method.IsSpecialName) > 3);

    [Fact]
    public void PublicAwaitables_EndInAsyncAndTakeACancellationTokenLast()
    {
        var offenders =
            from type in Shipped.PublicTypes
            where !typeof(Delegate).IsAssignableFrom(type)
            from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            where IsAwaitable(method.ReturnType) && method.Name != nameof(IAsyncDisposable.DisposeAsync)
            where !method.Name.EndsWith("Async", StringComparison.Ordinal) || method.GetParameters().LastOrDefault()?.ParameterType != typeof(CancellationToken)
            select $"{type.Name}.{method.Name}";

        Offenders.AssertNone(offenders);
    }

    [Fact]
    public void Rooms_ReferenceOnlyWhatThePlanLists()
    {
        var offenders =
            from assembly in Shipped.Assemblies
            let room = assembly.GetName().Name!
            from reference in assembly.GetReferencedAssemblies()
            where !IsFramework(reference.Name!) && !Allowed[room].Contains(reference.Name, StringComparer.Ordinal)
            select $"{room} -> {reference.Name}";

        Offenders.AssertNone(offenders);
    }

    private static bool IsAwaitable(Type type) =>
        typeof(Task).IsAssignableFrom(type)
        || type == typeof(ValueTask)
        || (type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(ValueTask<>) || type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>)));

    private static bool IsFramework(string name) =>
        name is "netstandard" or "System.Private.CoreLib"
        || (name.StartsWith("System.", StringComparison.Ordinal) && name is not "System.Numerics.Tensors" and not "System.ClientModel");
}
