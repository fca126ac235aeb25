using Microsoft.ML.Data;

namespace Rlaif.Classifiers.MLNet.Scoring;

/// <summary>Takes the vector of a row; it holds until the next row is read.</summary>
internal delegate void ReadVector(int row, in VBuffer<float> vector);
