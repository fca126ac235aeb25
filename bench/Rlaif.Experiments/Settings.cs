namespace Rlaif.Experiments;

/// <summary>What an experiment does.</summary>
internal sealed record Settings(string Data, string Strategy, int Labels, int Batch, int SeedSize, double Noise);
