using Grid.Domain.Rules.Organisation;
using Grid.Packs.Check;
using Grid.Packs.Sections.Rows;
using Grid.Packs.Yaml;

namespace Grid.Packs.Sections.Organisation;

/// <summary>
/// Who supervises whom. From every slot and post a way must lead up to the oversight authority, and none may lead back
/// to where it began. A pack in which nobody is said to be supervised leaves it to the officers' own supervisors.
/// </summary>
internal sealed class SupervisionRoutes(BearerTable bearers)
{
    private readonly Dictionary<Bearer, ImmutableArray<Bearer>> _above = [];
    private readonly Dictionary<Bearer, Fields> _entries = [];

    /// <summary>Takes up who is above a bearer.</summary>
    public ImmutableArray<Bearer> Add(Bearer below, Fields entry)
    {
        ImmutableArray<Bearer> above =
        [
            .. from name in Several(entry.Find("supervised_by"))
               let bearer = bearers.Refer(name)
               where bearer is not null && IsSupervisor(name, bearer.Value)
               select bearer.Value,
        ];
        // What stands twice is a problem already, and must not hide where the first leads.
        if (_above.TryAdd(below, above))
        {
            _entries.Add(below, entry);
        }

        return above;
    }

    /// <summary>Reports each bearer whose supervision goes round in a circle, or ends before the top.</summary>
    /// <param name="isTopNamed">Whether the pack says who the oversight authority is.</param>
    public void Check(bool isTopNamed)
    {
        if (_entries.Values.All(entry => entry.Find("supervised_by") is null))
        {
            return;
        }

        // The last on the way up has nobody above but the oversight authority: without one, nobody watches the chief.
        if (!isTopNamed && _above.FirstOrDefault(pair => pair.Value.Contains(Bearer.Oversight)) is
            { Value.IsDefaultOrEmpty: false } last)
        {
            _entries[last.Key].Require("supervised_by", CompilerRules.SlotHasSupervisor)!.Report(
                "the pack names no oversight authority, so no way up ends anywhere",
                "add `oversight: officer:…` to pack.yaml");
        }

        var told = new HashSet<Bearer>();
        foreach (var below in _above.Keys.Where(below => !told.Contains(below)))
        {
            if (Circles.From(below, bearer => _above.GetValueOrDefault(bearer, [])) is { } circle)
            {
                told.UnionWith(circle);
                _entries[below].Require("supervised_by", CompilerRules.SlotHasSupervisor)!.Report(
                    $"supervision goes round in a circle: {string.Join(" → ", circle.Add(below))}",
                    $"let one of them be supervised by somebody else, at last by `{Bearer.OversightName}`");
            }
        }

        // One that leads into a circle, or to one without a way up, is told by that; the fault is not its own.
        foreach (var below in _above.Keys.Where(below => _entries[below].Find("supervised_by") is null))
        {
            _entries[below].Report(
                $"nobody supervises the {WordFor(below)} {Wording.Quote(below.Name)}",
                $"add `supervised_by:` with a slot, a post or `{Bearer.OversightName}`",
                CompilerRules.SlotHasSupervisor);
        }
    }

    private static bool IsSupervisor(Value name, Bearer bearer)
    {
        var isOne = bearer.Kind is BearerKind.Slot or BearerKind.Post or BearerKind.Oversight;
        if (!isOne)
        {
            name.Report(
                $"{Wording.Quote(bearer.Name)} cannot supervise",
                $"name a slot, a post or `{Bearer.OversightName}`");
        }

        return isOne;
    }

    private static string WordFor(Bearer bearer) => bearer.Kind == BearerKind.Slot ? "slot" : "post";

    private static ImmutableArray<Value> Several(Value? supervisedBy) =>
        supervisedBy is null ? [] : supervisedBy.IsText ? [supervisedBy] : supervisedBy.SomeItems();
}
