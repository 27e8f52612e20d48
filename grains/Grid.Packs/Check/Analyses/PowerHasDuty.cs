using Grid.Domain.Rules.Kinds;
using Grid.Domain.Rules.Organisation;

namespace Grid.Packs.Check.Analyses;

/// <summary>
/// Whoever has a power has a duty that balances it: something to keep, to see to or to answer for. A power that only a
/// deed or an act asks for is balanced by a rule about how that is done.
/// </summary>
internal static class PowerHasDuty
{
    public static readonly Analysis Analysis = new(
        new("power.has-duty", HoleWeight.Error, "whoever has a power has a duty that balances it"), Look);

    private static IEnumerable<Spotted> Look(CheckedPack pack) =>
    [
        .. pack.Pack.Slots.Where(slot => slot.Power is not null).SelectMany(slot => LookAt(pack, slot)),
        .. pack.Pack.Organisation.Posts.Where(post => !post.Powers.IsEmpty).SelectMany(post => LookAt(pack, post)),
        .. pack.Pack.Powers.SelectMany(power => LookAt(pack, power)),
    ];

    private static IEnumerable<Spotted> LookAt(CheckedPack pack, SlotEntry slot)
    {
        var name = Wording.Quote(slot.Slot.Value);
        var answers = slot.Responsibility is { } text && text != "none";
        if (!pack.Duties.Of(slot.Slot).IsEmpty || IsRuled(pack.Pack, slot))
        {
            yield break;
        }

        yield return new(
            pack.Places.Of("slots", slot.Slot.Value),
            answers
                ? $"slot {name} has the power {Wording.Quote(slot.Power!.Value.Value)} and nothing to do but to answer"
                : $"slot {name} has the power {Wording.Quote(slot.Power!.Value.Value)}, and no duty balances it",
            "make it the holder of a clock or a stage, or write a duty of supervision or a rule that binds it")
        {
            Weight = answers ? HoleWeight.Warning : null,
        };
    }

    private static IEnumerable<Spotted> LookAt(CheckedPack pack, PostEntry post)
    {
        if (pack.Duties.Of(new Bearer(BearerKind.Post, post.Post)).IsEmpty)
        {
            yield return new(
                pack.Places.Of("posts", post.Post),
                $"post {Wording.Quote(post.Post)} has the powers {Names(post.Powers)}, and no duty balances them",
                "write a duty of supervision for it, or name it under `supervised_by` of those it looks after");
        }
    }

    private static IEnumerable<Spotted> LookAt(CheckedPack pack, Power power)
    {
        var all = pack.Pack;
        if (all.Slots.Any(slot => slot.Power == power)
            || all.Organisation.Posts.Any(post => post.Powers.Contains(power)))
        {
            yield break;
        }

        var at = pack.Places.Of("powers", power.Value);
        var deeds = all.Deeds.Where(deed => deed.Value == power).Select(deed => deed.Key).ToArray();
        var acts = ActsOf(all, power);
        if (deeds.Length == 0 && acts.IsEmpty)
        {
            var organs = all.Organisation.Organs.Where(organ => organ.Powers.Contains(power)).ToArray();
            foreach (var organ in organs.Where(organ => !HasDuty(pack, organ)))
            {
                yield return new(
                    pack.Places.Of("organs", organ.Organ),
                    $"organ {Wording.Quote(organ.Organ)} has the power {Wording.Quote(power.Value)}, and nobody in it "
                        + "has a duty",
                    "bind a slot, a post or a unit of it: to a clock, a row or a rule")
                {
                    Weight = HoleWeight.Note,
                };
            }

            if (organs.Length == 0)
            {
                yield return new(
                    at,
                    $"nobody has the power {Wording.Quote(power.Value)}, and nothing asks for it",
                    "take it out, or say who has it")
                {
                    Weight = HoleWeight.Warning,
                };
            }
        }
        else if (!deeds.Any(deed => IsBound(all, deed)) && !acts.Any(act => IsBound(all, act)))
        {
            yield return new(
                at,
                $"the power {Wording.Quote(power.Value)} is asked for, and no rule binds whoever uses it",
                "write a rule about what it is used for: an order, a term, an approval, a slot that must be held");
        }
    }

    // What an organ may do is done by whoever is in it: the organ, a unit, a post, a class, or a slot that is its own.
    private static bool HasDuty(CheckedPack pack, OrganEntry organ)
    {
        IEnumerable<Bearer> inIt =
        [
            new(BearerKind.Organ, organ.Organ),
            .. organ.Units.Select(unit => new Bearer(BearerKind.Unit, unit)),
            .. pack.Pack.Organisation.Posts.Where(post => post.Organ == organ.Organ)
                .Select(post => new Bearer(BearerKind.Post, post.Post)),
            .. pack.Pack.Organisation.Classes.Where(known => known.Organ == organ.Organ)
                .Select(known => new Bearer(BearerKind.Class, known.Class)),
            .. pack.Pack.Slots.Where(slot => slot.Organs.Contains(organ.Organ))
                .Select(slot => new Bearer(BearerKind.Slot, slot.Slot.Value)),
        ];
        return inIt.Any(bearer => !pack.Duties.Of(bearer).IsEmpty);
    }

    private static ImmutableArray<ActPattern> ActsOf(RulePack pack, Power power) =>
        [.. pack.Rules.Select(rule => rule.Kind).OfType<WhoMayAct>().Where(who => who.Power == power)
            .SelectMany(who => who.Acts)];

    private static bool IsBound(RulePack pack, ActPattern act) =>
        pack.Rules.Any(rule => rule.Kind is not WhoMayAct && rule.Kind.IsJudgedAt(act.Text.TrimEnd('*')));

    // Opening and filling are bound by the slots that must be held, closing by the rules of absence.
    private static bool IsBound(RulePack pack, string deed) => pack.Rules.Any(rule => deed switch
    {
        "case.open" or "case.fill-slot" or "case.transfer" =>
            rule.Kind.IsJudgedAtOpening || pack.Slots.Any(slot => rule.Kind.IsJudgedAt(slot.Slot)),
        "case.close" => rule.Kind.IsOfAbsence || !pack.Procedures.IsEmpty,
        _ => true,
    });

    // A rule on the acts that only holders of the slot or of its power may do.
    private static bool IsRuled(RulePack pack, SlotEntry slot) =>
        pack.Rules.Select(rule => rule.Kind).OfType<WhoMayAct>()
            .Where(who => who.Slot == slot.Slot || who.Power == slot.Power)
            .SelectMany(who => who.Acts)
            .Any(act => IsBound(pack, act));

    private static string Names(ImmutableArray<Power> powers) =>
        string.Join(", ", powers.Select(power => Wording.Quote(power.Value)));
}
