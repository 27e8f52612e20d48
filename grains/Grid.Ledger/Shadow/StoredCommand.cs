using Grid.Domain.Rules;

namespace Grid.Ledger.Shadow;

/// <summary>A command as it was submitted, made again from the entries that it led to.</summary>
internal static class StoredCommand
{
    /// <summary>
    /// The submission; nothing where the entries say only that something was refused or asked again, or where it was
    /// decided on other cases too: merging, splitting, handing over, evaluating. Personal texts are not needed: no rule
    /// reads them.
    /// </summary>
    /// <param name="header">The header of any of its entries.</param>
    /// <param name="events">What it led to.</param>
    /// <param name="pack">The version that filled in what the command left open.</param>
    public static Submission<CaseCommand>? Of(EntryHeader header, IReadOnlyList<CaseEvent> events, RulePack pack)
    {
        foreach (var happened in events)
        {
            if (!happened.IsDerived && CommandOf(happened, pack) is { } command)
            {
                return new(header.Command, header.By, command) { Intent = header.Intent, At = header.At };
            }
        }

        return null;
    }

    private static CaseCommand? CommandOf(CaseEvent happened, RulePack pack) => happened switch
    {
        CaseEvent.Opened { SplitFrom: null } opened => Opening(opened, pack),
        CaseEvent.SlotFilled filled => new CaseCommand.FillSlot(filled.Slot, filled.Officer, filled.Seat)
        {
            Designated = filled.Designated,
        },
        CaseEvent.ResponsibilityTransferred moved =>
            new CaseCommand.TransferResponsibility(moved.Slot, moved.To, Seat: moved.Seat)
            {
                Designated = moved.Designated,
            },
        CaseEvent.ActRecorded recorded when pack.OtherCaseOf(recorded.Act, recorded.Facts) is not null => null,
        CaseEvent.ActRecorded recorded => new CaseCommand.RecordAct(recorded.Act)
        {
            Officer = recorded.Officer,
            Place = recorded.Place,
            // Where the tables of the pack led on, the command said no stage.
            Stage = recorded.Procedure is null ? recorded.Stage : null,
            Supervisor = recorded.Supervisor,
            Facts = recorded.Facts,
            Late = LateOf(recorded.Late),
        },
        CaseEvent.ActQuarantined kept => new CaseCommand.RecordAct(kept.Act)
        {
            Officer = kept.Officer,
            Facts = kept.Facts,
            Late = LateOf(kept.Late),
        },
        CaseEvent.RecusalRequested asked => new CaseCommand.RequestRecusal(asked.Officer, asked.Ground),
        CaseEvent.RecusalDecided decided => new CaseCommand.DecideRecusal(decided.Officer, decided.IsGranted),
        CaseEvent.OfficerRecused recused => new CaseCommand.RecuseOfficer(recused.Officer, recused.Ground),
        CaseEvent.Closed => new CaseCommand.CloseCase(),
        _ => null,
    };

    private static LateRecord? LateOf(LateOnRecord? late) =>
        late is null ? null : new(late.ApprovedBy, new("", new string('0', 32)));

    private static CaseCommand.OpenCase Opening(CaseEvent.Opened opened, RulePack pack)
    {
        var byKind = pack.ProcedureFor(opened.Kind)?.Name == opened.Procedure;
        return new(opened.Pack)
        {
            Kind = opened.Kind,
            Unit = opened.Unit,
            Procedure = byKind ? null : opened.Procedure,
            Stage = pack.ProcedureNamed(opened.Procedure)?.Start == opened.Stage ? null : opened.Stage,
            Slots = opened.Slots,
            Facts = opened.Facts,
            Designated = opened.Designated,
        };
    }
}
