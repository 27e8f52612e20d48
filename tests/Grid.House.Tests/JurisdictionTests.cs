using System.Text.RegularExpressions;

namespace Grid.House.Tests;

/// <summary>A jurisdiction is data: no law, organ or number of days in code.</summary>
public sealed partial class JurisdictionTests
{
    [Fact]
    public void Code_names_no_article_of_a_law() => Found("an article of a law", Law());

    [Fact]
    public void Code_names_no_organ() => Found("an organ", Organ());

    [Fact]
    public void Code_counts_no_days() => Found("a number of days", Days());

    private static void Found(string what, Regex sought) => House.Keeps(
        $"{what} in code, where a pack should name it",
        from file in House.ProductSources
        from line in House.LinesOf(file).Index()
        where sought.IsMatch(line.Item)
        select $"{file}:{line.Index + 1}: {line.Item.Trim()}");

    [GeneratedRegex(
        @"(§|\b(art\.|articles?|sections?|statutes?|act of) )\s*\d|第\s*\w+\s*条", RegexOptions.IgnoreCase)]
    private static partial Regex Law();

    [GeneratedRegex(
        @"\b(police|polizei|prosecutor\w*|prosecution\w*|procurat\w+|courts?|tribunals?|ministr(y|ies)|magistrates?|"
        + @"sheriffs?|municipalit\w+|parliament|senate|supervisory commission)\b|公安|检察|法院|监察",
        RegexOptions.IgnoreCase)]
    private static partial Regex Organ();

    [GeneratedRegex(
        @"\b\d+ (calendar |working |business )?(days?|weeks?|months?)\b|\b(AddDays|AddMonths|FromDays)\(\s*\d",
        RegexOptions.IgnoreCase)]
    private static partial Regex Days();
}
