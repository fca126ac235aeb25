using System.Globalization;
using System.Text;

namespace Rlaif.Report.Tests;

/// <summary>Small data sets that are made, with rows that would do harm on a page that trusts them.</summary>
internal static class SomeData
{
    private static readonly string[] Hostile =
    [
        "<script>window.harmed = 1</script> apple",
        "<img src=x onerror='window.harmed = 1'> iron",
        "\"><svg onload=window.harmed=1> pear </svg>",
        "</table></section></main><h1>gone</h1> zinc",
        "&lt;script&gt; &amp; &#x3c;script&#x3e; rose",
        "right to left \u202Eelppa\u202C and \u2066isolated\u2069 \u200F apple",
        "bell \u0007, escape \u001B[31mred\u001B[0m, backspace \b, delete \u007F, next line \u0085 iron",
        "zero \u200B width \u2060 and \uFEFF marks, tag \U000E0041 rose",
        "Z\u0351\u0352\u0353\u0354\u0355\u0356\u0357\u0358\u0359 marks upon marks apple",
        "javascript:window.harmed=1 =HYPERLINK(\"http://127.0.0.1:9\") zinc",
        "http://127.0.0.1:9/beacon.png ![x](http://127.0.0.1:9/) rose",
        "{{constructor.constructor('window.harmed=1')()}} ${window.harmed=1} iron",
    ];

    private static readonly (string Label, string[] Words)[] Classes =
    [
        ("fruit & <b>veg</b>", ["apple", "pear", "plum", "grape"]), ("=metal", ["iron", "zinc", "tin", "lead"]), ("\u202Eflower", ["rose", "lily", "tulip", "daisy"]), ("bird", ["robin", "finch", "crow", "owl"]),
    ];

    /// <summary>Makes a CSV file with a column of texts and one of labels.</summary>
    /// <param name="rows">How many rows; those that would do harm are among the first.</param>
    /// <param name="seed">Another seed makes other texts.</param>
    public static string Csv(int rows, int seed)
    {
        var random = new Random(seed);
        var csv = new StringBuilder("text,label\n");
        for (var row = 0; row < rows; row++)
        {
            var (label, words) = Classes[row % Classes.Length];
            var other = Classes[random.Next(Classes.Length)].Words;
            var text = row < Hostile.Length ? Hostile[row] : string.Create(CultureInfo.InvariantCulture, $"{words[random.Next(4)]} {other[random.Next(4)]} {other[random.Next(4)]} {words[random.Next(4)]} {row}");
            csv.Append(CultureInfo.InvariantCulture, $"{Field(text)},{Field(label)}\n");
        }

        return csv.ToString();
    }

    private static string Field(string value) => $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
