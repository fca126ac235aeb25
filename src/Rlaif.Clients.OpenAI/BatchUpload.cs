using System.ClientModel;

namespace Rlaif.Clients.OpenAI;

/// <summary>The upload of a batch's file as a form; the package keeps its own to itself.</summary>
internal sealed class BatchUpload : BinaryContent
{
    private readonly MultipartFormDataContent _form;

    public BatchUpload(BatchFile file)
    {
        // A line would have to hold the name of its own content to be taken for the border between two parts.
        _form = new MultipartFormDataContent($"rlaif-{file.Mark}");
        _form.Add(new StringContent("batch"), "\"purpose\"");
        var lines = new ReadOnlyMemoryContent(file.Content);
        lines.Headers.ContentType = new("application/jsonl");
        _form.Add(lines, "\"file\"", $"\"rlaif-{file.Mark[..16]}.jsonl\"");
        MediaType = _form.Headers.ContentType!.ToString();
    }

    public override bool TryComputeLength(out long length)
    {
        length = _form.Headers.ContentLength ?? 0;
        return _form.Headers.ContentLength is not null;
    }

    public override Task WriteToAsync(Stream stream, CancellationToken cancellationToken = default) => _form.CopyToAsync(stream, cancellationToken);

    public override void WriteTo(Stream stream, CancellationToken cancellationToken = default) => _form.CopyTo(stream, context: null, cancellationToken);

    public override void Dispose() => _form.Dispose();
}
