using System.Security.Cryptography;
using Grid.Domain.Canonical;
using Grid.Domain.Cases;
using Grid.Domain.Officers;
using Grid.Domain.Rules;
using Grid.Replay.Reading;

namespace Grid.Replay.Running;

/// <summary>
/// Turns what a log says into submissions. Each id follows from the source, the case and the place alone, so that a log
/// replayed again, or mended and replayed again, doubles nothing.
/// </summary>
internal sealed class ReplayCommands(string source, RulePack pack)
{
    /// <summary>Who tells the grid what the log says.</summary>
    public AskerId Asker { get; } = new(AskerId.SystemPrefix + IdText.Encode(source));

    public Submission<OfficerCommand> Register(OfficerId officer) => new(
        IdOf(officer.Value, "register"),
        Asker,
        new OfficerCommand.RegisterOfficer(pack.Name, Standing.Unknown))
    {
        Intent = Intent.Record,
    };

    public Submission<CaseCommand> Open(LogCase logCase) => new(
        IdOf(logCase.Name, "open"),
        Asker,
        new CaseCommand.OpenCase(pack.Name)
        {
            Slots =
            [
                .. logCase.Slots.Select(slot => new Domain.Cases.SlotFilling(
                    slot.Slot, 1, OfficerId.FromSource(logCase.Organ, slot.Officer))),
            ],
            Facts = logCase.Facts,
        })
    {
        Intent = Intent.Record,
        At = logCase.Acts[0].At,
    };

    public Submission<CaseCommand> Record(LogCase logCase, LogAct act)
    {
        var officer = OfficerOf(logCase, act.Officer);
        return new(
            IdOf(logCase.Name, act.Place.Value),
            act.Intent == Intent.Request && officer is { } asker ? asker : Asker,
            new CaseCommand.RecordAct(act.Act)
            {
                Officer = officer,
                Place = act.Place,
                Stage = act.Stage,
                Supervisor = OfficerOf(logCase, act.Supervisor),
                Facts = FactsOf(act),
            })
        {
            Intent = act.Intent,
            // Leave is asked for now: nobody is given leave for the past, whatever a log may say of it.
            At = act.Intent == Intent.Record ? act.At : null,
        };
    }

    /// <summary>Everybody whom a case names.</summary>
    public static IEnumerable<(OfficerId Id, string Name)> OfficersOf(LogCase logCase) =>
        logCase.Persons.Select(name => (OfficerId.FromSource(logCase.Organ, name), name));

    private static OfficerId? OfficerOf(LogCase logCase, string? name) =>
        name is null ? null : OfficerId.FromSource(logCase.Organ, name);

    private static FactSet FactsOf(LogAct act) => act is { Due: null, RecordedAt: null }
        ? act.Facts
        : FactSet.Of(
        [
            .. act.Facts.Items,
            new("due", act.Due?.ToString() ?? ""),
            new("recordedAt", act.RecordedAt?.ToString() ?? ""),
        ]);

    private CommandId IdOf(string name, string place) =>
        new(Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.OfTexts(source, name, place))));
}
