namespace Rlaif.Throughput;

/// <summary>What the machine can do at best just now: the same requests by nothing but an HTTP client.</summary>
internal sealed class PlainRun(Uri endpoint, int concurrency) : IDisposable
{
    private readonly HttpClient _client = new();
    private readonly Lock _gate = new();
    private readonly string _body = new('x', 1_500);

    public async Task<Measured> MeasureAsync(int rows)
    {
        var stretch = new Stretch(rows, concurrency);
        await Parallel.ForAsync(0, rows, new ParallelOptions { MaxDegreeOfParallelism = concurrency }, async (_, token) =>
        {
            using var content = new StringContent(_body);
            using var response = await _client.PostAsync(endpoint, content, token);
            await response.Content.ReadAsByteArrayAsync(token);
            lock (_gate)
            {
                stretch.Add(response.IsSuccessStatusCode);
            }
        });
        return stretch.End();
    }

    public void Dispose() => _client.Dispose();
}
