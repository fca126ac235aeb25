namespace Rlaif;

/// <summary>The built-in classifiers by name, for configuration.</summary>
public enum ClassifierName
{
    /// <summary>The embedding classifier where there is an embedding model, else the linear one.</summary>
    Auto,

    /// <summary>The linear classifier over the words of a text; it needs no model server.</summary>
    Linear,

    /// <summary>The classifier over words and sentence embeddings.</summary>
    Embedding,
}
