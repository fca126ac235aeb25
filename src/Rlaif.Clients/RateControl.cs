using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Rlaif.Clients.Admission;
using Rlaif.Clients.Rates;

namespace Rlaif.Clients;

/// <summary>Goes as fast as a server allows: finds out how many requests it takes at once, keeps to its limits.</summary>
/// <remarks>
/// Safe for concurrent use. One instance for what shares a limit, mostly a model at an endpoint, shared by all its clients. Requests
/// start in the order of their arrival. A limit that the options do not give is learned from the headers of replies;
/// <c>Retry-After</c> of a refusal holds for everybody.
/// </remarks>
public sealed class RateControl : ICallGate
{
    private static readonly TimeSpan WorthALine = TimeSpan.FromSeconds(10);
    private readonly Lock _gate = new();
    private readonly Queue<QueuedCall> _queue = new();
    private readonly RateOptions _options;
    private readonly RateState _state;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;
    private readonly ITimer _timer;
    private readonly long _origin;
    private TimeSpan _now;
    private TimeSpan _due;

    /// <summary>Initializes the control.</summary>
    /// <param name="options">The settings; <see langword="null"/> for the defaults.</param>
    /// <param name="timeProvider">The clock; <see langword="null"/> for the system's.</param>
    /// <param name="logger">Told of limits and of long waits, never of text.</param>
    public RateControl(RateOptions? options = null, TimeProvider? timeProvider = null, ILogger<RateControl>? logger = null)
    {
        _options = options?.Copy() ?? new RateOptions();
        _state = new RateState(_options);
        _timeProvider = timeProvider ?? TimeProvider.System;
        _logger = logger ?? NullLogger<RateControl>.Instance;
        _origin = _timeProvider.GetTimestamp();
        _timer = _timeProvider.CreateTimer(static control => ((RateControl)control!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        RateTelemetry.RecordLimit(_state.ConcurrencyLimit, _options.Name);
    }

    ValueTask<ICallPermit> ICallGate.EnterAsync(CallSize size, CancellationToken cancellationToken)
    {
        QueuedCall call;
        lock (_gate)
        {
            call = new QueuedCall(size, Now());
            call.CancelWith(cancellationToken);
            _queue.Enqueue(call);
            AdmitNext();
        }

        return new ValueTask<ICallPermit>(call.Admitted);
    }

    private void Leave(Permit permit, CallResult result)
    {
        (int Limit, TimeSpan Wait) before, after;
        lock (_gate)
        {
            before = Situation();
            _state.Complete(permit.Call!, result, Now());
            after = Situation();
            AdmitNext();
        }

        // Outside of the lock, since others listen.
        RateTelemetry.RecordWait(permit.Wait, _options.Name);
        if (after.Limit != before.Limit)
        {
            RateTelemetry.RecordLimit(after.Limit, _options.Name);
            RateLog.Changed(_logger, after.Limit);
        }

        if (after.Wait - before.Wait >= WorthALine)
        {
            RateLog.Waiting(_logger, after.Wait);
        }
    }

    private void OnTimer()
    {
        lock (_gate)
        {
            // A timer can be a little early by the other clock, but what it was set to has come.
            _now = Later(_now, _due);
            AdmitNext();
        }
    }

    /// <summary>Lets in who may start now, and sees to it that the next one gets a look in time.</summary>
    private void AdmitNext()
    {
        var now = Now();
        while (_queue.TryPeek(out var call))
        {
            var wait = _state.WaitFor(now);
            if (wait > _options.MaxWait)
            {
                RefuseAll(wait);
            }
            else if (call.Admitted.IsCompleted)
            {
                _queue.Dequeue();
            }
            else if (_state.HasRoom && wait <= TimeSpan.Zero)
            {
                Admit(_queue.Dequeue(), now);
            }
            else
            {
                // Without room, whoever leaves looks again.
                LookAgain(now, wait);
                return;
            }
        }
    }

    private void Admit(QueuedCall call, TimeSpan now)
    {
        var permit = new Permit(this, now - call.Arrival);
        if (call.TryAdmit(permit))
        {
            permit.Call = _state.Admit(call.Size, now);
        }
    }

    // Whoever stands behind would wait even longer.
    private void RefuseAll(TimeSpan wait)
    {
        while (_queue.TryDequeue(out var call))
        {
            call.Refuse(RateLimitRefusal.Create(wait, _options.MaxWait, _timeProvider));
        }
    }

    private void LookAgain(TimeSpan now, TimeSpan wait)
    {
        // Timers count whole milliseconds. One that is set already and comes sooner will look again by itself.
        var due = now + TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));
        if (wait > TimeSpan.Zero && (_due <= now || due < _due))
        {
            _due = due;
            _timer.Change(due - now, Timeout.InfiniteTimeSpan);
        }
    }

    private (int Limit, TimeSpan Wait) Situation() => (_state.ConcurrencyLimit, _state.WaitFor(Now()));

    private TimeSpan Now() => _now = Later(_now, _timeProvider.GetElapsedTime(_origin));

    private static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private sealed class Permit(RateControl control, TimeSpan wait) : ICallPermit
    {
        public TimeSpan Wait => wait;

        /// <summary>Gets or sets the request, which begins when its caller is known to be there still.</summary>
        public AdmittedCall? Call { get; set; }

        public void Leave(CallResult result) => control.Leave(this, result);
    }
}
