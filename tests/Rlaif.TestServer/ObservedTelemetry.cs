using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace Rlaif.TestServer;

/// <summary>Collects the finished spans and the measurements of the source and the meter <c>Rlaif</c> that concern one server.</summary>
public sealed class ObservedTelemetry : IDisposable
{
    private const string Name = "Rlaif";
    private readonly ConcurrentQueue<Activity> _activities = new();
    private readonly ConcurrentQueue<Measurement> _measurements = new();
    private readonly ActivityListener _activityListener;
    private readonly MeterListener _meterListener = new();

    /// <param name="server">The host, and the port where several tests share the host, as in <c>127.0.0.1:80</c>.</param>
    public ObservedTelemetry(string server)
    {
        _activityListener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Name,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => Add(_activities, activity, server, activity.TagObjects),
        };
        ActivitySource.AddActivityListener(_activityListener);
        _meterListener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == Name)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _meterListener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Measure(instrument, value, tags, server));
        _meterListener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Measure(instrument, value, tags, server));
        _meterListener.Start();
    }

    public IReadOnlyCollection<Activity> Activities => _activities;

    public IReadOnlyCollection<Measurement> Measurements => _measurements;

    /// <summary>All that was collected as one text, to search for what must not be there.</summary>
    public string Everything() => string.Join('\n', [
        .. _activities.Select(activity => $"{activity.DisplayName} {activity.StatusDescription} {Join(activity.TagObjects)} {string.Join(' ', activity.Events.Select(happened => $"{happened.Name} {Join(happened.Tags)}"))}"),
        .. _measurements.Select(measurement => $"{measurement.Instrument.Name} {Join(measurement.Tags)}"),
    ]);

    public void Dispose()
    {
        _activityListener.Dispose();
        _meterListener.Dispose();
    }

    private void Measure(Instrument instrument, object value, ReadOnlySpan<KeyValuePair<string, object?>> tags, string server)
    {
        var all = tags.ToArray();
        Add(_measurements, new Measurement(instrument, value, all.ToDictionary(StringComparer.Ordinal)), server, all);
    }

    private static void Add<T>(ConcurrentQueue<T> queue, T item, string server, IEnumerable<KeyValuePair<string, object?>> tags)
    {
        var all = tags.ToDictionary(StringComparer.Ordinal);
        var address = all.GetValueOrDefault("server.address") as string;
        if (server == address || server == string.Create(CultureInfo.InvariantCulture, $"{address}:{all.GetValueOrDefault("server.port")}"))
        {
            queue.Enqueue(item);
        }
    }

    private static string Join(IEnumerable<KeyValuePair<string, object?>> tags) => string.Join(' ', tags.Select(tag =>
        $"{tag.Key}={(tag.Value is string[] several ? string.Join(',', several) : Convert.ToString(tag.Value, CultureInfo.InvariantCulture))}"));
}
