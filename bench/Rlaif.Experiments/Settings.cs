namespace Rlaif.Experiments;

/// <summary>What an experiment does.</summary>
internal sealed record Settings
{
    public required string Data { get; init; }

    public string? Embeddings { get; init; }

    public string Strategy { get; init; } = "auto";

    public string SeedSet { get; init; } = "clusters";

    public double RandomSlice { get; init; } = 0.1;

    public string Classifier { get; init; } = "auto";

    public int Labels { get; init; } = 150;

    public int Batch { get; init; } = 10;

    public int SeedSize { get; init; } = 10;

    public int Seeds { get; init; } = 5;

    public double Noise { get; init; }

    public string NoiseProfile { get; init; } = "even";

    public string Confusion { get; init; } = "even";

    /// <summary>Gets the share of answers that may be asked again; <see langword="null"/> where nothing follows on learning.</summary>
    public double? Recheck { get; init; }

    /// <summary>Gets whether the labels are hardened before they train.</summary>
    public bool HardLabels { get; init; }

    /// <summary>Gets how many seeds run at once; <see langword="null"/> for one a processor.</summary>
    public int? Parallel { get; init; }

    public bool Baselines { get; init; }

    /// <summary>Gets whether each curve says where the run would have ended by itself.</summary>
    public bool Stop { get; init; }

    /// <summary>Gets the same experiment with rows drawn at random from first to last.</summary>
    public Settings AtRandom() => this with { Strategy = "random", SeedSet = "random", RandomSlice = 0 };

    /// <summary>Gets the agreements with which the rest of the pool is to be labeled; none draws learning curves instead.</summary>
    public IReadOnlyList<double> TargetAgreements { get; init; } = [];

    /// <summary>Gets the probability with which such an agreement has to hold.</summary>
    public double Confidence { get; init; } = 0.95;
}
