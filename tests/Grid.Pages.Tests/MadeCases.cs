using Grid.Client;
using Grid.Contracts;
using Grid.Domain.Cases;
using Grid.Domain.Officers;
using Grid.Domain.Vocabulary;

namespace Grid.Pages.Tests;

/// <summary>Puts something of everything into a grid that the pages can show.</summary>
internal sealed class MadeCases(GridClient grid)
{
    /// <summary>A case with a history: handed over, with an act that broke a rule.</summary>
    public const string Main = "case:made/2031-0001";

    /// <summary>A case whose holder is suspended.</summary>
    public const string Acting = "case:made/2031-0002";

    /// <summary>A case that was only recorded: nobody is named.</summary>
    public const string Recorded = "case:made/2031-0003";

    /// <summary>A case that was looked at, marked, and whose mark was taken off.</summary>
    public const string Marked = "case:made/2031-0004";

    public const string Mark = "watched";

    /// <summary>What somebody might write to do harm to whoever reads it.</summary>
    public const string Script = "<script>document.title='broken in'</script>";

    /// <summary>How many cases there are beside these, to be leafed through.</summary>
    public const int Further = 60;

    public const string Ada = "officer:made/A-1";

    public const string Bo = "officer:made/B-1";

    private const string Personnel = "system:personnel";
    private const string Chief = "officer:made/C-1";
    private const string Cy = "officer:made/C-2";

    private static readonly PackName Pack = new(MadePack.Name);
    private static readonly Slot Lead = new("lead");
    private static readonly UnitId Unit = UnitId.Parse("made/one");

    /// <summary>The id of a case that somebody named to do harm.</summary>
    public static CaseId Odd { get; } = CaseId.FromSource("made", $"{Script} 100%/A & b");

    public async Task Make()
    {
        await Register(Chief, null);
        foreach (var officer in (string[])[Ada, Bo, Cy])
        {
            await Register(officer, Chief);
            await Done(grid.Officer(officer).SubmitAsync(
                new OfficerCommand.GrantMandate(new("mandate-1")) { Powers = [new("decide")] }, by: Personnel));
        }

        await MakeMain();
        await Done(Open(Acting, Cy));
        await Done(grid.Officer(Cy).SubmitAsync(new OfficerCommand.SuspendOfficer(), by: Personnel));
        await MakeRecorded();
        await MakeMarked();
        await Done(Open(Odd.Value, Ada));
        for (var i = 0; i < Further; i++)
        {
            await Done(Open($"case:made/further-{i:000}", Ada));
        }
    }

    /// <summary>One more act, with a name of its own among its facts.</summary>
    public Task Hear(string id, string by, string mark = "") => Done(grid.Case(id).SubmitAsync(
        new CaseCommand.RecordAct("hearing") { Facts = FactSet.Of([new Fact("mark", mark)]) }, by));

    public Task<Reply> Open(string id, string lead) => grid.Case(id).SubmitAsync(
        new CaseCommand.OpenCase(Pack)
        {
            Kind = "plain",
            Unit = Unit,
            Stage = "filing",
            Slots = [new SlotFilling(Lead, 1, OfficerId.Parse(lead))],
        },
        by: lead);

    private static async Task Done(Task<Reply> reply) => Assert.IsType<Reply.Done>(await reply);

    private async Task MakeMain()
    {
        var handle = grid.Case(Main);
        await Done(Open(Main, Ada));
        await Done(handle.SubmitAsync(
            new CaseCommand.RecordAct("hearing")
            {
                Stage = "trial",
                Facts = FactSet.Of([new Fact("remark", Script)]),
                Note = PersonalTexts.Salted(Script),
            },
            by: Ada));
        await Done(handle.SubmitAsync(
            new CaseCommand.TransferResponsibility(Lead, OfficerId.Parse(Bo), PersonalTexts.Salted(Script)), by: Ada));
        // Chief never led the case: asked for, it is refused; told of, it is a breach on record.
        Assert.IsType<Reply.Refused>(await handle.SubmitAsync(new CaseCommand.RecordAct("ruling"), by: Chief));
        await Done(handle.SubmitAsync(
            new CaseCommand.RecordAct("ruling") { Officer = OfficerId.Parse(Chief) },
            new SubmitOptions(Personnel) { Intent = Intent.Record }));
    }

    private async Task MakeMarked()
    {
        await Done(Open(Marked, Ada));
        var handle = grid.Case(Marked);
        await Done(handle.SubmitAsync(
            new CaseCommand.LeaveUnmarked(Mark, PersonalTexts.Salted("nobody asks")), by: Chief));
        await Done(handle.SubmitAsync(
            new CaseCommand.MarkCase(Mark)
            {
                Facts = FactSet.Of([new Fact("wide-attention", "yes")]),
                Grounds = PersonalTexts.Salted(Script),
            },
            by: Chief));
        await Done(handle.SubmitAsync(
            new CaseCommand.LiftMark(Mark, PersonalTexts.Salted("over")), by: Chief));
    }

    private async Task MakeRecorded()
    {
        var at = Timestamp.Parse("2031-03-04T09:00:00+08:00");
        var told = new SubmitOptions(Personnel) { Intent = Intent.Record, At = at };
        await Done(grid.Case(Recorded).SubmitAsync(new CaseCommand.OpenCase(Pack), told));
        await Done(grid.Case(Recorded).SubmitAsync(new CaseCommand.RecordAct("ruling"), told));
    }

    private Task Register(string id, string? supervisor) => Done(grid.Officer(id).SubmitAsync(
        new OfficerCommand.RegisterOfficer(Pack, Standing.Active)
        {
            Class = "clerk",
            Unit = Unit,
            Supervisor = supervisor is null ? null : OfficerId.Parse(supervisor),
        },
        by: Personnel));
}
