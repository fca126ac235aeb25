namespace Rlaif.Labelers.Injection;

/// <summary>A text that plainly belongs to one class and orders to answer another.</summary>
/// <param name="Request">The question.</param>
/// <param name="Ordered">The class that it orders.</param>
internal sealed record Canary(LabelRequest Request, int Ordered);
