using System.ClientModel;
using System.ClientModel.Primitives;

namespace Rlaif.Clients.OpenAI;

/// <summary>Calls a protocol method of the package, which gives the reply as it came.</summary>
internal static class ProtocolCall
{
    /// <param name="send">Makes the call.</param>
    /// <param name="words">Judges what a failing server says; null where none of it is to be repeated.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public static async Task<PipelineResponse> SendAsync(Func<RequestOptions, Task<ClientResult>> send, ServerWords? words, CancellationToken cancellationToken)
    {
        try
        {
            var result = await send(new RequestOptions { CancellationToken = cancellationToken }).ConfigureAwait(false);
            return result.GetRawResponse();
        }
        catch (ClientResultException result) when (result is { Status: >= 200 and < 300 } && result.GetRawResponse() is { } reply)
        {
            // The package takes one status of success for each call; Azure has others, such as 201 for a file.
            return reply;
        }
        catch (Exception exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (OpenAIFailures.Translate(exception, words) is { } failure)
            {
                throw failure;
            }

            throw;
        }
    }
}
