using Grid.Domain.Rules.Organisation;

namespace Grid.Packs.Check.Analyses;

/// <summary>
/// From every slot and post a way leads up to the oversight authority, and there is one. Circles and ends of the way
/// are the compiler's to refuse.
/// </summary>
internal static class SlotHasSupervisor
{
    public static readonly Analysis Analysis = new(
        new(
            CompilerRules.SlotHasSupervisor,
            HoleWeight.Error,
            "from every slot and post a way leads up to an oversight authority"),
        Look);

    private static IEnumerable<Spotted> Look(CheckedPack pack)
    {
        var all = pack.Pack;
        if (all.Slots.IsEmpty && all.Organisation.Posts.IsEmpty)
        {
            yield break;
        }

        if (all.Oversight is null)
        {
            yield return new(
                pack.Places.Section("slots"),
                "the pack names no oversight authority, so no way up ends anywhere",
                "add `oversight: officer:…` to pack.yaml")
            {
                // A pack that only judges logs runs no case in which somebody would have to be found.
                Weight = all.Procedures.IsEmpty && all.RequiredSlots.IsEmpty ? HoleWeight.Warning : null,
            };
            yield break;
        }

        if (pack.Ways.IsLeftToOfficers)
        {
            yield return new(
                pack.Places.Section("slots"),
                "no slot says who supervises its holder; each officer's own supervisor does",
                "add `supervised_by:` to the slots, if the law says who")
            {
                Weight = HoleWeight.Note,
            };
            yield break;
        }

        Bearer[] bearers =
        [
            .. all.Slots.Select(slot => new Bearer(BearerKind.Slot, slot.Slot.Value)),
            .. all.Organisation.Posts.Select(post => new Bearer(BearerKind.Post, post.Post)),
        ];
        foreach (var bearer in bearers.Where(bearer => pack.Ways.From(bearer) is null))
        {
            yield return new(
                pack.Places.Of(bearer.Kind == BearerKind.Slot ? "slots" : "posts", bearer.Name),
                $"no way leads from {Wording.Quote(bearer.Name)} up to the oversight authority",
                $"add `supervised_by:` with a slot, a post or `{Bearer.OversightName}`");
        }
    }
}
