namespace Grid.Grains.Tests.Followers;

/// <summary>
/// Does whatever random numbers say in an office: by request and by record, to cases and to officers, with sense and
/// without. What the grid refuses is part of it.
/// </summary>
internal sealed class OfficeWalk(Desk desk)
{
    private static readonly string[] Acts = ["draft", "sign", "note", "note-2"];
    private static readonly string[] Stages = ["intake", "hearing", "ruling"];

    private readonly OfficerId[] _officers = [desk.Ada, desk.Bo, desk.Cy, desk.Pat, desk.Sue, desk.Max];
    private readonly List<CaseId> _cases = [];

    /// <summary>The pack that the cases are under.</summary>
    public PackName Pack { get; init; } = Desk.Pack;

    /// <summary>Their kind.</summary>
    public string? Kind { get; init; }

    /// <summary>How much time passes after each deed.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Every case that was asked for.</summary>
    public IReadOnlyList<CaseId> Cases => _cases;

    public async Task Take(IEnumerable<(int Deed, int One, int Other)> steps)
    {
        foreach (var (deed, one, other) in steps)
        {
            await (_cases.Count == 0 || deed % 10 < 2 ? Open(deed, one, other)
                : deed % 10 < 8 ? Change(_cases[one % _cases.Count], deed, other)
                : Staff(_officers[one % _officers.Length], deed, other));
            desk.Grid.Pass(Pause);
        }
    }

    private Task<Reply> Open(int deed, int one, int other)
    {
        var id = desk.NextCase();
        _cases.Add(id);
        var (holder, second) = (Officer(one), Officer(other));
        var opening = new CaseCommand.OpenCase(Pack)
        {
            Kind = Kind,
            Stage = other % 4 == 3 ? null : Stages[other % 3],
            Unit = one % 2 == 0 ? new UnitId("unit:north") : null,
            Slots = (other % 3) switch
            {
                0 => [],
                1 => [new(Desk.Lead, 1, holder)],
                _ => [new(Desk.Panel, 1, holder), new(Desk.Panel, 2, second)],
            },
        };
        return deed % 3 == 0 && !opening.Slots.IsEmpty
            ? desk.Submit(id, desk.Ada, Desk.Opening(holder) with { Pack = Pack, Kind = Kind })
            : desk.Submit(id, desk.Tell(opening));
    }

    private Task<Reply> Change(CaseId id, int deed, int other)
    {
        var officer = Officer(other);
        CaseCommand command = (deed / 10 % 6) switch
        {
            0 => new CaseCommand.FillSlot(other % 2 == 0 ? Desk.Lead : Desk.Panel, officer, 1 + (other % 2)),
            1 => new CaseCommand.TransferResponsibility(Desk.Lead, officer),
            2 => new CaseCommand.CloseCase(),
            _ => new CaseCommand.RecordAct(Acts[other % Acts.Length])
            {
                Officer = other % 5 == 0 ? null : officer,
                Stage = deed % 7 == 0 ? Stages[other % 3] : null,
            },
        };
        return deed % 2 == 0 ? desk.Submit(id, officer, command) : desk.Submit(id, desk.Tell(command));
    }

    private Task<Reply> Staff(OfficerId officer, int deed, int other) => (deed / 10 % 4) switch
    {
        0 => desk.Suspend(officer),
        1 => desk.Reinstate(officer),
        2 => desk.Grain(officer).Submit(
            new(desk.NextCommand(), Desk.Registry, new OfficerCommand.RegisterOfficer(Desk.Pack, Standing.Active)
            {
                Supervisor = other % 3 == 0 ? null : Officer(other),
                Deputy = other % 4 == 0 ? Officer(other + 1) : null,
            })
            {
                Intent = Intent.Record,
            },
            CancellationToken.None),
        _ => desk.Submit(officer, new OfficerCommand.GrantMandate(new($"m-{deed}-{other}"))
        {
            Powers = [new("decide")],
        }),
    };

    private OfficerId Officer(int number) => _officers[number % _officers.Length];
}
