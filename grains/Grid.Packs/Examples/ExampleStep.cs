using Grid.Domain.Cases;
using Grid.Packs.Yaml;

namespace Grid.Packs.Examples;

/// <summary>One submission of an example: what a log tells, or what an officer asks.</summary>
internal static class ExampleStep
{
    private static readonly AskerId Log = AskerId.Parse("system:log");

    private static readonly ImmutableArray<string> Deeds = ["open", "act", "fill", "transfer", "close"];

    public static Submission<CaseCommand>? Read(Fields fields, PackName pack, string id)
    {
        var command = Command(fields, pack);
        var askedBy = fields.Find("askedBy") is { } asker ? ExampleOfficers.Id(asker) : null;
        var at = fields.Find("at") is { } told ? Times.Read(told) : null;
        fields.RefuseOthers();
        return command is null ? null : new(new(id), askedBy is { } by ? by : Log, command)
        {
            Intent = askedBy is null ? Intent.Record : Intent.Request,
            At = at,
        };
    }

    private static CaseCommand? Command(Fields fields, PackName pack)
    {
        var officer = fields.Find("officer") is { } named ? ExampleOfficers.Id(named) : null;
        if (fields.Find("open") is { } open)
        {
            return Open(fields, pack, open);
        }

        if (fields.Find("act") is { } act)
        {
            return new CaseCommand.RecordAct(act.Text())
            {
                Officer = officer,
                Supervisor = fields.Find("supervisor") is { } over ? ExampleOfficers.Id(over) : null,
                Place = fields.TextOrNone("place") is { } place ? new Place(place) : null,
                Stage = fields.TextOrNone("stage"),
                Facts = Facts(fields.Find("facts")),
            };
        }

        if (fields.Find("close") is not null)
        {
            return new CaseCommand.CloseCase();
        }

        var (fill, transfer) = (fields.TextOrNone("fill"), fields.TextOrNone("transfer"));
        if ((fill ?? transfer) is not { } slot || officer is not { } holder)
        {
            fields.Report(
                "the step says neither what is done nor to whom",
                $"write one of {string.Join(", ", Deeds.Select(Wording.Quote))}; a slot needs `officer:`");
            return null;
        }

        return fill is not null
            ? new CaseCommand.FillSlot(new(slot), holder)
            : new CaseCommand.TransferResponsibility(new(slot), holder);
    }

    private static CaseCommand.OpenCase Open(Fields fields, PackName pack, Value facts) => new(pack)
    {
        Kind = fields.TextOrNone("kind"),
        Unit = fields.Find("unit") is { } unit ? ExampleOfficers.Unit(unit) : null,
        Stage = fields.TextOrNone("stage"),
        Procedure = fields.TextOrNone("procedure"),
        Facts = Facts(facts),
        Slots =
        [
            .. from slot in fields.Find("slots")?.Fields()?.Members ?? []
               let holder = ExampleOfficers.Id(slot.Value)
               where holder is not null
               select new SlotFilling(new(slot.Name.Text()), 1, holder.Value),
        ],
    };

    public static FactSet Facts(Value? facts) =>
        FactSet.Of((facts?.Fields()?.Members ?? []).Select(fact => new Fact(fact.Name.Text(), fact.Value.Text())));
}
