using System.Diagnostics.Metrics;

namespace Rlaif.TestServer;

/// <summary>A measurement with its attributes.</summary>
public sealed record Measurement(Instrument Instrument, object Value, IReadOnlyDictionary<string, object?> Tags);
