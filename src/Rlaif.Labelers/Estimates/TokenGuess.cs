namespace Rlaif.Labelers.Estimates;

/// <summary>How many tokens a text has, between a low and a high guess.</summary>
internal readonly record struct TokenGuess(double Low, double Expected, double High)
{
    public static TokenGuess operator +(TokenGuess left, TokenGuess right) => new(left.Low + right.Low, left.Expected + right.Expected, left.High + right.High);

    public static TokenGuess operator *(TokenGuess guess, double factor) => new(guess.Low * factor, guess.Expected * factor, guess.High * factor);

    public static TokenGuess Mean(IReadOnlyCollection<TokenGuess> guesses) =>
        guesses.Aggregate(default(TokenGuess), (sum, guess) => sum + guess) * (1.0 / guesses.Count);
}
