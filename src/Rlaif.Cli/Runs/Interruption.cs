using System.Runtime.InteropServices;

namespace Rlaif.Cli.Runs;

/// <summary>What Ctrl-C asks for: first to finish, in a run then to save at once, then to be gone.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _finish = new();
    private readonly CancellationTokenSource _save = new();
    private readonly PosixSignalRegistration[] _signals;
    private int _count;
    private volatile bool _saves;

    public Interruption() => _signals = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM }.Select(signal => PosixSignalRegistration.Create(signal, Take))];

    /// <summary>Gets the token of the first signal: begin nothing new.</summary>
    public CancellationToken Finish => _finish.Token;

    /// <summary>Gets the token of the second signal: wait for nobody.</summary>
    public CancellationToken Save => _save.Token;

    /// <summary>Makes the second signal ask for saving at once; before that it ends the process.</summary>
    public void Saves() => _saves = true;

    public void Dispose()
    {
        Array.ForEach(_signals, signal => signal.Dispose());
        _finish.Dispose();
        _save.Dispose();
    }

    private void Take(PosixSignalContext context)
    {
        var count = Interlocked.Increment(ref _count);

        // What is not taken ends the process, which costs nothing that was paid for: the journal has it.
        context.Cancel = count <= (_saves ? 2 : 1);
        if (context.Cancel)
        {
            (count == 1 ? _finish : _save).Cancel();
        }
    }
}
