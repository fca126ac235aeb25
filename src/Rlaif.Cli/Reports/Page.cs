using Rlaif.Cli.Charts;

namespace Rlaif.Cli.Reports;

/// <summary>Writes what the sections of the report are made of: headings, figures, tables, notes.</summary>
internal sealed class Page
{
    // What is behind a chart is downloaded whole, but shown only as far as people read.
    private const int RowsOfData = 100;
    private const int LongestText = 280;
    private readonly Markup _markup = new();

    public Markup Markup => _markup;

    /// <summary>Writes a section of the page with its heading.</summary>
    public void Section(string id, string heading, string introduction, Action write)
    {
        _markup.Open("section", ("id", id), ("aria-labelledby", id + "-h")).Element("h2", heading, ("id", id + "-h")).Element("p", introduction, ("class", "intro"));
        write();
        _markup.Close("section");
    }

    /// <summary>Writes charts beside each other where there is room.</summary>
    public void Figures(params IEnumerable<Chart> charts) => Columns([.. charts.Select(chart => (Action)(() => Figure(chart)))]);

    /// <summary>Writes columns beside each other where there is room.</summary>
    public void Columns(params IEnumerable<Action> columns)
    {
        _markup.Open("div", ("class", "columns"));
        foreach (var write in columns)
        {
            _markup.Open("div");
            write();
            _markup.Close("div");
        }

        _markup.Close("div");
    }

    public void Note(string text) => _markup.Element("p", text, ("class", "note"));

    /// <summary>Writes a table that scrolls by itself where it is wider than the page.</summary>
    public void Table(string id, string caption, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows, string style = "")
    {
        OpenTable(id, caption, columns, style);
        foreach (var row in rows)
        {
            _markup.Open("tr");
            foreach (var (index, cell) in row.Index())
            {
                Cell(cell, index == 0);
            }

            _markup.Close("tr");
        }

        CloseTable();
    }

    public void OpenTable(string id, string caption, IReadOnlyList<string> columns, string style = "")
    {
        _markup.Open("div", ("class", "scroll"), ("role", "region"), ("aria-labelledby", id), ("tabindex", "0")).Open("table", ("class", style.Length == 0 ? null : style))
            .Element("caption", caption, ("id", id)).Open("thead").Open("tr");
        foreach (var column in columns)
        {
            _markup.Element("th", column, ("scope", "col"));
        }

        _markup.Close("tr").Close("thead").Open("tbody");
    }

    public void CloseTable() => _markup.Close("tbody").Close("table").Close("div");

    /// <summary>Writes a cell; text runs in its own direction and is cut where it is long.</summary>
    public void Cell(string text, bool isHead = false)
    {
        var name = isHead ? "th" : "td";
        _markup.Open(name, ("scope", isHead ? "row" : null)).Name("bdi", Shortened.To(LongestText, text)).Close(name);
    }

    public override string ToString() => _markup.ToString();

    public void Figure(Chart chart)
    {
        _markup.Open("figure", ("id", chart.Id), ("aria-labelledby", chart.Id + "-t")).Element("h3", chart.Title, ("id", chart.Id + "-t"));
        Legend(chart.Legend);
        _markup.Open("div", ("class", "chart"));
        Svg.Write(_markup, chart);
        _markup.Close("div").Element("figcaption", chart.Caption, ("id", chart.Id + "-c"));
        Data(chart);
        _markup.Close("figure");
    }

    private void Legend(IReadOnlyList<(string Name, string Style)> entries)
    {
        if (entries.Count == 0)
        {
            return;
        }

        _markup.Open("ul", ("class", "legend"));
        foreach (var (name, style) in entries)
        {
            _markup.Open("li").Open("svg", ("viewBox", "0 0 22 12"), ("aria-hidden", "true"), ("class", "swatch")).Empty("path", ("d", "M1 6H21"), ("class", "stroke " + style))
                .Empty("rect", ("x", "1"), ("y", "1"), ("width", "20"), ("height", "10"), ("class", "fill " + style)).Close("svg").Text(name).Close("li");
        }

        _markup.Close("ul");
    }

    private void Data(Chart chart)
    {
        _markup.Open("details").Element("summary", "Data of this chart");
        _markup.Open("p").Element("a", "Download as CSV", ("href", chart.Data.ToDataUri()), ("download", chart.Id + ".csv"), ("aria-label", $"Download as CSV: {chart.Title}")).Close("p");
        var caption = chart.Data.Rows.Count > RowsOfData ? Words.Of($"{chart.Title}: the first {RowsOfData} of {chart.Data.Rows.Count:N0} rows") : chart.Title;
        Table(chart.Id + "-d", caption, chart.Data.Columns, chart.Data.Rows.Take(RowsOfData), "numbers");
        _markup.Close("details");
    }
}
