using System.Collections;
using System.Globalization;
using System.Reflection;
using Grid.Domain.Rules.Kinds;
using Grid.Grains.Followers.Live;

namespace Grid.Grains.Followers.Histories;

/// <summary>What rules mean, and what was said of them.</summary>
internal sealed class RuleViews(LiveGrid grid, Lock gate)
{
    /// <summary>A rule of a published pack, or one that is built in; nothing where there is none.</summary>
    public RuleView? Of(PackName name, RuleId id)
    {
        LivePack? live;
        RuleTally tally;
        lock (gate)
        {
            live = grid.Packs.Find(name);
            tally = live?.TallyOf(id) ?? new(id, name);
        }

        if (live?.Pack is not { } pack)
        {
            return null;
        }

        var rule = pack.Rules.FirstOrDefault(known => known.Id == id);
        return (rule?.Otherwise ?? BuiltInRules.SentenceOf(id)) is not { } sentence ? null : new(id, name, sentence)
        {
            Kind = rule?.Kind.Name ?? RuleView.BuiltIn,
            Parameters = rule is null ? [] : [.. ParametersOf(rule.Kind)],
            Source = rule?.Source ?? pack.SourceOf(id),
            Ask = rule?.Ask,
            Tally = tally,
            Version = pack.Version,
            Of = pack,
        };
    }

    // What a kind's record is made of are its parameters; what it overrides says how it judges.
    private static IEnumerable<(string Name, string Value)> ParametersOf(RuleKind kind) =>
        from property in kind.GetType().GetProperties(
            BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        where property.SetMethod is not null
        let value = TextOf(property.GetValue(kind))
        where value.Length > 0
        select (property.Name, value);

    private static string TextOf(object? value) => value switch
    {
        null => "",
        string text => text,
        bool isSo => isSo ? "yes" : "",
        RankTable ranks => ranks.Name,
        TimeSpan term => term.ToString("c", CultureInfo.InvariantCulture),
        IEnumerable items => string.Join(", ", items.Cast<object>().Select(TextOf)),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
