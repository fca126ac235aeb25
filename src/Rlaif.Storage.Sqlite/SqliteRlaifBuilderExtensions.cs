using Microsoft.Extensions.DependencyInjection.Extensions;
using Rlaif;
using Rlaif.Clients;
using Rlaif.Storage.Sqlite;
using Rlaif.Storage.Sqlite.Files;

#pragma warning disable IDE0130 // The customary namespace of registration methods, so that callers need no using.
namespace Microsoft.Extensions.DependencyInjection;
#pragma warning restore IDE0130

/// <summary>Registers files of SQLite with a <see cref="RlaifBuilder"/>.</summary>
public static class SqliteRlaifBuilderExtensions
{
    /// <summary>Keeps the task's run in a file: whoever starts it again goes on where it ended.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="path">The file; it is created where there is none. A run with a journal of its own does not use it.</param>
    /// <returns>The same builder.</returns>
    public static RlaifBuilder UseSqliteJournal(this RlaifBuilder builder, string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return builder.Use<IJournalStore>(provider => new SqliteJournalStore(path, provider.GetService<TimeProvider>()));
    }

    /// <summary>Keeps the answers of the task's models in a file that other tasks and processes may share.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="path">The file; it is created where there is none.</param>
    /// <param name="sizeLimit">About how many bytes it may take, at least 1. The default is 1 GB.</param>
    /// <returns>The same builder.</returns>
    public static RlaifBuilder UseSqliteAnswerCache(this RlaifBuilder builder, string path, long sizeLimit = 1L << 30)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentOutOfRangeException.ThrowIfLessThan(sizeLimit, 1);
        return builder.Use<IAnswerCache>(_ => new SqliteAnswerCache(path, sizeLimit));
    }

    private static RlaifBuilder Use<T>(this RlaifBuilder builder, Func<IServiceProvider, T> factory)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.RemoveAllKeyed<T>(builder.Name);
        builder.Services.AddKeyedSingleton(builder.Name, (provider, _) => factory(provider));
        return builder;
    }
}
