using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Rlaif.TestServer;

/// <summary>A script that gives each row at most one fault, by a hash of its text, so that a test can foretell what happens.</summary>
/// <param name="labelOf">The right label of a row.</param>
/// <param name="share">The share of rows that each fault meets, at most 1/9.</param>
/// <param name="failures">How often a fault that may pass meets a row before it passes.</param>
/// <param name="seed">Another seed, other rows.</param>
public sealed class MixedFaults(Func<string, string> labelOf, double share = 0.05, int failures = 1, int seed = 1)
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(3);

    /// <summary>Whether a fault is one that may pass, so that a client retries it.</summary>
    public static bool MayPass(ServerFault fault) => fault is
        ServerFault.RateLimited or ServerFault.ServerError or ServerFault.Dropped or ServerFault.Hanging or ServerFault.Garbage;

    public ServerFault FaultOf(string row)
    {
        var fault = 1 + (int)(Hash(row) / (uint.MaxValue + 1.0) / share);
        return Enum.IsDefined((ServerFault)fault) ? (ServerFault)fault : ServerFault.None;
    }

    /// <summary>Whether the content filter stops the question of a row that it meets, not the answer.</summary>
    public bool FiltersThePrompt(string row) => Variant(row) == 0;

    /// <summary>The script.</summary>
    public Reply Answer(ChatRequest request)
    {
        var fault = FaultOf(request.Row);
        return fault == ServerFault.None || (MayPass(fault) && request.Attempt > failures)
            ? Reply.Label(labelOf(request.Row))
            : Fault(fault, Variant(request.Row));
    }

    /// <summary>The script for embeddings: only faults that may pass, by all the texts of a request.</summary>
    public Reply Embed(EmbeddingRequest request)
    {
        var fault = FaultOf(request.Row);
        return MayPass(fault) && request.Attempt <= failures ? Fault(fault, Variant(request.Row)) : Reply.Vectors();
    }

    private static Reply Fault(ServerFault fault, int variant) => fault switch
    {
        ServerFault.RateLimited => Reply.RateLimited(Wait, (RetryAfterForm)variant),
        ServerFault.ServerError => Reply.Status(variant == 0 ? 500 : 503),
        ServerFault.Dropped => variant == 0 ? Reply.Drop() : Reply.DropInBody(),
        ServerFault.Hanging => Reply.Hang(),
        ServerFault.Garbage => Reply.Garbage(),
        ServerFault.OutsideLabel => Reply.Text("{\"label\":\"no such label\"}"),
        ServerFault.Refused => Reply.Refusal(),
        ServerFault.Filtered => variant == 0 ? Reply.FilteredPrompt() : Reply.FilteredAnswer(),
        _ => Reply.CutOff(),
    };

    private int Variant(string row) => (int)(Hash(row) % 3);

    private uint Hash(string row) => BinaryPrimitives.ReadUInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}|{row}")));
}
