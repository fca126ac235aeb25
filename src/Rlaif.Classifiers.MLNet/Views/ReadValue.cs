namespace Rlaif.Classifiers.MLNet.Views;

/// <summary>Writes the value of a row where ML.NET wants it.</summary>
internal delegate void ReadValue<T>(int row, ref T value);
