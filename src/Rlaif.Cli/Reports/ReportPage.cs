using System.Security.Cryptography;
using System.Text;
using Rlaif.Cli.Charts;

namespace Rlaif.Cli.Reports;

/// <summary>Writes the report: one page that needs no network and runs no script but its own.</summary>
internal static class ReportPage
{
    private static readonly (string Id, string Name)[] Contents =
    [
        ("learning", "How it learned"), ("hardest", "Hardest rows"), ("trust", "How far to trust it"), ("classes", "Classes"), ("rows", "Rows to look at"), ("settings", "Settings"),
    ];

    public static string Write(ReportModel model)
    {
        var page = new Page();
        var (style, script) = (Resource("report.css"), Resource("report.js"));
        page.Markup.Raw("<!DOCTYPE html>\n").Open("html", ("lang", "en"), ("xmlns", "http://www.w3.org/1999/xhtml"));
        Head(page.Markup, model, style, script);
        page.Markup.Open("body").Element("a", "Skip to the report", ("class", "skip"), ("href", "#main"));
        ResultSection.Write(page, model);
        Navigation(page.Markup);
        page.Markup.Open("main", ("id", "main"));
        LearningSection.Write(page, model);
        HardestSection.Write(page, model);
        TrustSection.Write(page, model);
        ClassesSection.Write(page, model);
        RowsSection.Write(page, model);
        SettingsSection.Write(page, model);
        page.Markup.Close("main");
        Foot(page.Markup, script);
        return page.ToString();
    }

    private static void Head(Markup markup, ReportModel model, string style, string script) => markup.Open("head")
        .Empty("meta", ("charset", "utf-8"))
        .Empty("meta", ("http-equiv", "Content-Security-Policy"), ("content", $"default-src 'none'; style-src {Hash(style)}; script-src {Hash(script)}; img-src data:; base-uri 'none'; form-action 'none'"))
        .Empty("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"))
        .Empty("meta", ("name", "color-scheme"), ("content", "light dark"))
        .Empty("meta", ("name", "referrer"), ("content", "no-referrer"))
        .Element("title", $"{ResultSection.Title(model)} – Rlaif report")
        .Empty("link", ("rel", "icon"), ("href", "data:,"))
        .Open("style").Raw(style).Close("style").Close("head");

    private static void Navigation(Markup markup)
    {
        markup.Open("nav", ("aria-label", "Contents")).Open("ul");
        foreach (var (id, name) in Contents)
        {
            markup.Open("li").Element("a", name, ("href", "#" + id)).Close("li");
        }

        markup.Close("ul").Close("nav");
    }

    private static void Foot(Markup markup, string script) => markup.Open("footer")
        .Element("p", "Made by Rlaif on the machine that labeled the rows. This page holds texts of the data set; share it as you would share these. Characters that cannot be seen are shown by their number, such as [U+202E].")
        .Close("footer").Open("div", ("id", "tip"), ("role", "tooltip"), ("hidden", "hidden")).Close("div")
        .Open("script").Raw(script).Close("script").Close("body").Close("html").Raw("\n");

    private static string Hash(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(ReportPage).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
