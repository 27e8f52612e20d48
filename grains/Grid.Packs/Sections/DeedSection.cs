using Grid.Packs.Yaml;

namespace Grid.Packs.Sections;

/// <summary><c>deeds:</c> the power that a deed asks of whoever requests it.</summary>
internal static class DeedSection
{
    private static readonly ImmutableArray<string> Known =
    [
        "case.open", "case.fill-slot", "case.transfer", "case.record-act", "case.close",
        "case.request-recusal", "case.decide-recusal", "case.recuse",
        "case.hand-over", "case.accept-handover", "case.refuse-handover", "case.recall", "case.answer-warning",
        "case.merge", "case.accept-merge", "case.complete-merge", "case.split", "case.complete-split",
        "case.take-due-step", "case.report-delivery", "case.catch-up", "case.reply",
        "case.supervise", "case.record-approach", "case.draw-holder",
        "case.mark", "case.lift-mark", "case.leave-unmarked", "case.tell-burst", "case.read",
        "officer.register", "officer.grant-mandate", "officer.revoke-mandate", "officer.suspend", "officer.reinstate",
        "officer.plan-leaving", "officer.leave-office", "officer.return-to-office", "officer.note-burst",
        "unit.register", "unit.move", "unit.appoint", "unit.relieve", "unit.merge", "unit.split", "unit.close",
        "unit.set-pool", "unit.commit-day-key", "unit.reveal-day-key",
    ];

    public static ImmutableSortedDictionary<string, Power> Read(PackTree tree, Terms terms)
    {
        var names = new NameTable("deed");
        var deeds = ImmutableSortedDictionary.CreateBuilder<string, Power>(StringComparer.Ordinal);
        foreach (var (name, power) in tree.Members("deeds"))
        {
            var asked = new Power(terms.Powers.Refer(power));
            if (names.Declare(name) is not { } deed)
            {
                continue;
            }

            deeds.Add(deed, asked);
            if (!Known.Contains(deed))
            {
                name.Report($"unknown deed {Wording.Quote(deed)}", Wording.Suggest(deed, Known));
            }
        }

        return deeds.ToImmutable();
    }
}
