using System.ClientModel;
using System.ClientModel.Primitives;

namespace Rlaif.Clients.OpenAI;

/// <summary>Calls a protocol method of the package, which gives the reply as it came.</summary>
internal static class ProtocolCall
{
    public static async Task<PipelineResponse> SendAsync(Func<RequestOptions, Task<ClientResult>> send, CancellationToken cancellationToken)
    {
        try
        {
            var result = await send(new RequestOptions { CancellationToken = cancellationToken }).ConfigureAwait(false);
            return result.GetRawResponse();
        }
        catch (Exception exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (OpenAIFailures.Translate(exception) is { } failure)
            {
                throw failure;
            }

            throw;
        }
    }
}
