using System.Text;
using System.Text.Json;
using Rlaif.Labelers.Chat;
using Rlaif.Labelers.Prompts;

namespace Rlaif.Labelers.Replies;

/// <summary>A reply taken apart: the fields of its JSON object, or else the whole of it as the label.</summary>
internal sealed class ReplyFields
{
    private ReplyFields(byte[] text) => Text = text;

    /// <summary>Gets the reply in UTF-8, without thoughts and blank ends.</summary>
    public ReadOnlyMemory<byte> Text { get; }

    /// <summary>Gets what stands where the label should; empty where nothing readable does.</summary>
    public string Label { get; private set; } = string.Empty;

    /// <summary>Gets the marks, blanks between them aside, that stand before the label's first letter.</summary>
    public string Opening { get; private set; } = string.Empty;

    /// <summary>Gets the place of the first of these marks in <see cref="Text"/>.</summary>
    public int Start { get; private set; }

    /// <summary>Gets the analysis; null where there is none.</summary>
    public string? Analysis { get; private set; }

    /// <summary>Gets whether the analysis stands before the label.</summary>
    public bool IsAnalysisFirst { get; private set; }

    /// <summary>Gets the probability as it is stated; null where it is not.</summary>
    public double? Probability { get; private set; }

    /// <summary>Takes a reply apart; around the JSON object there may be a code fence or words.</summary>
    public static ReplyFields Of(string reply)
    {
        var text = Thinking.Without(reply);
        var fields = new ReplyFields(Encoding.UTF8.GetBytes(text));
        var (start, end) = (fields.Text.Span.IndexOf((byte)'{'), fields.Text.Span.LastIndexOf((byte)'}'));
        if (start < 0 || end < start)
        {
            fields.Opening = text is ['"', .., '"'] ? "\"" : string.Empty;
            fields.Label = text.Trim('"');
            return fields;
        }

        try
        {
            fields.ReadObject(start, end + 1);
        }
        catch (JsonException)
        {
            return new ReplyFields([]) { Label = text };
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair is no text.
            fields.Label = string.Empty;
        }

        return fields;
    }

    private void ReadObject(int start, int end)
    {
        var reader = new Utf8JsonReader(Text.Span[start..end]);
        reader.Read();
        while (reader.Read())
        {
            if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName)
            {
                ReadProperty(ref reader, start);
            }
        }
    }

    private void ReadProperty(ref Utf8JsonReader reader, int start)
    {
        if (reader.ValueTextEquals(AnswerForm.LabelProperty))
        {
            (Start, Opening) = (start + (int)reader.TokenStartIndex + reader.ValueSpan.Length + 1, "\":\"");
            reader.Read();
            Label = reader.TokenType == JsonTokenType.String ? reader.GetString()! : string.Empty;
            IsAnalysisFirst = Analysis is not null;
        }
        else if (reader.ValueTextEquals(AnswerForm.AnalysisProperty))
        {
            reader.Read();
            Analysis = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        }
        else if (reader.ValueTextEquals(AnswerForm.ProbabilityProperty))
        {
            reader.Read();
            Probability = reader.TokenType == JsonTokenType.Number ? reader.GetDouble() : null;
        }
        else
        {
            reader.Read();
        }

        reader.TrySkip();
    }
}
