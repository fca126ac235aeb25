using System.Reflection;
using Rlaif.Classifiers;
using Rlaif.Clients;
using Rlaif.Clients.OpenAI;
using Rlaif.Datasets;
using Rlaif.Labelers;
using Rlaif.Storage.Sqlite;

namespace Rlaif.HouseRules.Tests;

/// <summary>The assemblies that users reference.</summary>
internal static class Shipped
{
    public static Assembly[] Assemblies { get; } =
    [
        typeof(ActiveLearningLoop).Assembly,
        typeof(ModelClient).Assembly,
        typeof(OpenAIServer).Assembly,
        typeof(ChatLabeler).Assembly,
        typeof(LinearTrainer).Assembly,
        typeof(DatasetReader).Assembly,
        typeof(RlaifBuilder).Assembly,
        typeof(SqliteJournal).Assembly,
    ];

    public static Type[] PublicTypes { get; } = [.. Assemblies.SelectMany(assembly => assembly.GetExportedTypes())];
}
