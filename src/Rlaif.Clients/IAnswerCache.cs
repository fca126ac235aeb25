namespace Rlaif.Clients;

/// <summary>Keeps answers of a model by the content of the request.</summary>
/// <remarks>Called concurrently. An implementation that fails costs a request, never an answer.</remarks>
public interface IAnswerCache
{
    /// <summary>Finds an answer.</summary>
    /// <param name="key">A SHA-256 of the request, 64 hexadecimal digits.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <returns>The answer, or <see langword="null"/> where there is none.</returns>
    ValueTask<CachedAnswer?> GetAsync(string key, CancellationToken cancellationToken = default);

    /// <summary>Keeps an answer in place of an earlier one.</summary>
    /// <param name="key">A SHA-256 of the request, 64 hexadecimal digits.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>A task that ends when the answer is kept.</returns>
    ValueTask SetAsync(string key, CachedAnswer answer, CancellationToken cancellationToken = default);
}
