using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace Rlaif.TestServer;

/// <summary>Collects every span and every measurement of every source of the process, to search for what must not be there.</summary>
/// <remarks>Tests beside it in the process are collected too: search for what only one test knows.</remarks>
public sealed class ObservedProcess : IDisposable
{
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly ActivityListener _activities;
    private readonly MeterListener _measurements = new();

    public ObservedProcess()
    {
        _activities = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => _lines.Enqueue(
                $"{activity.Source.Name} {activity.OperationName} {activity.DisplayName} {activity.StatusDescription} {Join(activity.TagObjects)} {Join(activity.Baggage.Select(item => KeyValuePair.Create(item.Key, (object?)item.Value)))} {string.Join(' ', activity.Events.Select(happened => $"{happened.Name} {Join(happened.Tags)}"))}"),
        };
        ActivitySource.AddActivityListener(_activities);
        _measurements.InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        _measurements.SetMeasurementEventCallback<int>(Measure);
        _measurements.SetMeasurementEventCallback<long>(Measure);
        _measurements.SetMeasurementEventCallback<double>(Measure);
        _measurements.SetMeasurementEventCallback<float>(Measure);
        _measurements.SetMeasurementEventCallback<decimal>(Measure);
        _measurements.Start();
    }

    /// <summary>A line each.</summary>
    public IReadOnlyCollection<string> Lines => _lines;

    public void Dispose()
    {
        _activities.Dispose();
        _measurements.Dispose();
    }

    private void Measure<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state) =>
        _lines.Enqueue(string.Create(CultureInfo.InvariantCulture, $"{instrument.Meter.Name} {instrument.Name} {value} {Join(tags.ToArray())}"));

    private static string Join(IEnumerable<KeyValuePair<string, object?>> tags) => string.Join(' ', tags.Select(tag =>
        $"{tag.Key}={(tag.Value is System.Collections.IEnumerable several and not string ? string.Join(',', several.Cast<object>()) : Convert.ToString(tag.Value, CultureInfo.InvariantCulture))}"));
}
