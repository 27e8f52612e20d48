using System.Text.RegularExpressions;
using Grid.Domain.Packs;
using Grid.Packs.Yaml;
using NodaTime;

namespace Grid.Packs.Sections;

/// <summary>
/// <c>effective:</c> on which days the pack is the law; <c>transition:</c> what it leaves to the version before it.
/// </summary>
internal static partial class PublicationSection
{
    private static readonly WordList<bool> OpenedBefore = new(
        "rule of transition", [("keep_old", true), ("new_version", false)]);

    public static Publication Read(PackTree tree, Terms terms)
    {
        var said = tree.Once("effective");
        var fields = said?.Fields();
        var effective = fields is null ? null : ReadDates(fields);
        var replaces = fields?.Find("replaces");
        if (fields is not null && effective is null && replaces is null)
        {
            fields.Report("`effective` says nothing", "say `from`, `until` or `replaces`, or leave it out");
        }

        fields?.RefuseOthers();
        return new()
        {
            Effective = effective,
            Transition = ReadTransition(tree.Once("transition"), effective, terms),
            Replaces = replaces is null ? null : HashIn(replaces),
            Place = said is null ? $"{PackHeader.FileName}:1" : $"{said.Node.At.File}:{said.Node.At.Line}",
        };
    }

    private static EffectiveDates? ReadDates(Fields fields)
    {
        var (from, until, zone) = (fields.Find("from"), fields.Find("until"), fields.Find("zone"));
        var dates = new EffectiveDates
        {
            From = Day(from),
            Until = Day(until),
            Zone = zone is null ? null : Zone(zone),
        };
        if (dates.Until is { } last && dates.From is { } first && last.LocalTicks < first.LocalTicks)
        {
            until!.Report("`until` lies before `from`", "put the later day last");
        }

        if (zone is not null && from is null && until is null)
        {
            zone.Report("a zone alone says no day", "say `from` or `until` beside it");
        }

        return from is null && until is null ? null : dates;
    }

    private static PackTransition? ReadTransition(Value? said, EffectiveDates? effective, Terms terms)
    {
        if (said?.Fields() is not { } fields)
        {
            return null;
        }

        if (effective?.From is null)
        {
            said.Report("nothing is opened before a pack without a first day", "add `effective: { from: … }`");
        }

        var keeps = fields.Require("cases_opened_before") is { } rule && OpenedBefore.Read(rule);
        var transition = new PackTransition
        {
            KeepsOld = keeps,
            Kinds = [.. fields.Find("kinds")?.SomeItems().Select(terms.Kinds.Refer) ?? []],
            Until = Day(fields.Find("until")),
        };
        fields.RefuseOthers();
        return keeps ? transition : null;
    }

    private static Timestamp? Day(Value? said) =>
        said?.Date() is { } day ? EffectiveDates.Day(day) : null;

    private static string? Zone(Value said)
    {
        var text = said.Text();
        if (text.Length > 0 && DateTimeZoneProviders.Tzdb.GetZoneOrNull(text) is null)
        {
            said.Report($"unknown zone {Wording.Quote(text)}", "name it as the tz database does: Asia/Shanghai");
        }

        return text;
    }

    private static string HashIn(Value said)
    {
        var text = said.Text();
        if (text.Length > 0 && !Hash().IsMatch(text))
        {
            said.Report(
                $"{Wording.Quote(text)} is no version",
                "write the hash, or at least its first eight digits, in quotes");
        }

        return text;
    }

    [GeneratedRegex(@"\A[0-9a-f]{8,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Hash();
}
