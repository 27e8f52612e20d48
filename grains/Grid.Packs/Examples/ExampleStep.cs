using Grid.Domain.Cases;
using Grid.Packs.Yaml;

namespace Grid.Packs.Examples;

/// <summary>One submission of an example: what a log tells, or what an officer asks.</summary>
internal static class ExampleStep
{
    private static readonly AskerId Log = AskerId.Parse("system:log");

    private const int MostSeats = 99;

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

        var seat = fields.Find("seat")?.Number(MostSeats) ?? 1;
        var (fill, transfer) = (fields.TextOrNone("fill"), fields.TextOrNone("transfer"));
        if ((fill ?? transfer) is not { } slot || officer is not { } holder)
        {
            fields.Report(
                "the step says neither what is done nor to whom",
                $"write one of {string.Join(", ", Deeds.Select(Wording.Quote))}; a slot needs `officer:`");
            return null;
        }

        return fill is not null
            ? new CaseCommand.FillSlot(new(slot), holder) { Seat = seat }
            : new CaseCommand.TransferResponsibility(new(slot), holder) { Seat = seat };
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
               from seat in Seats(slot.Value)
               select new SlotFilling(new(slot.Name.Text()), seat.Number, seat.Holder),
        ],
    };

    // One officer, or a list of them in the order of their seats.
    private static IEnumerable<(int Number, OfficerId Holder)> Seats(Value holders) =>
        (holders.IsList ? holders.SomeItems() : [holders])
        .Select((holder, place) => (Number: place + 1, Holder: ExampleOfficers.Id(holder)))
        .Where(seat => seat.Holder is not null)
        .Select(seat => (seat.Number, seat.Holder!.Value));

    public static FactSet Facts(Value? facts) =>
        FactSet.Of((facts?.Fields()?.Members ?? []).Select(fact => new Fact(fact.Name.Text(), fact.Value.Text())));
}
