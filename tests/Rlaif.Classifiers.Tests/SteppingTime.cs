namespace Rlaif.Classifiers.Tests;

/// <summary>A clock that goes on by a second at each look, and can do something at one of them.</summary>
internal sealed class SteppingTime(int atStep = 0, Action? action = null) : TimeProvider
{
    private int _steps;

    public override long TimestampFrequency => 1;

    public override long GetTimestamp()
    {
        if (++_steps == atStep)
        {
            action?.Invoke();
        }

        return _steps;
    }
}
