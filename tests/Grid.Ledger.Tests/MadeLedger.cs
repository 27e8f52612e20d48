using System.Security.Cryptography;
using System.Text;
using Grid.Domain.Officers;
using Grid.Domain.Packs;
using Grid.Domain.Rules;

namespace Grid.Ledger.Tests;

/// <summary>
/// A small county: a pack, officers, and cases in which everything happens that an index or a text knows of.
/// </summary>
internal sealed class MadeLedger
{
    public const int Cases = 40;

    public static readonly Slot Lead = new("lead");
    public static readonly Slot Review = new("review");
    private const string Content = "pack: made\nrules: none\n";

    private readonly EntryWriter _writer = new();
    private readonly List<AppendRequest> _requests = [];

    private MadeLedger()
    {
    }

    public static PackVersion Version { get; } =
        new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Content))));

    /// <summary>Every command, in an order in which each can be written.</summary>
    public static ImmutableArray<AppendRequest> Requests()
    {
        var made = new MadeLedger();
        made.Tell("pack:made", new() { Publishes = (Version, Content) }, new PackEvent.Published(Version));
        for (var number = 1; number <= 6; number++)
        {
            made.Register(number);
        }

        for (var number = 1; number <= Cases; number++)
        {
            made.Open(number);
        }

        for (var number = 1; number <= Cases; number++)
        {
            made.Live(number);
        }

        // Behind all others, in cases that are open still.
        foreach (var number in (int[])[33, 34, 35, 37, 38, 39])
        {
            made.Warn(number, Officer((number % 5) + 1));
        }

        return [.. made._requests];
    }

    /// <summary>Writes every command to a store, in batches of a few.</summary>
    public static async Task<ImmutableArray<AppendRequest>> WriteTo(ILedgerStore store)
    {
        var requests = Requests();
        foreach (var batch in requests.Chunk(16))
        {
            var outcomes = await store.Append([.. batch], CancellationToken.None);
            Assert.All(outcomes, outcome => Assert.IsType<AppendOutcome.Appended>(outcome));
        }

        return requests;
    }

    public static OfficerId Officer(int number) => new($"officer:town/{number}");

    public static PersonalText Text(int number) => new(
        $"What witness {number} said: „ja“\n", Convert.ToHexStringLower(SaltOf(number)));

    private static byte[] SaltOf(int number) => SHA256.HashData(BitConverter.GetBytes(number))[..16];

    private void Register(int number)
    {
        var id = Officer(number);
        Tell(id.Value, new(), new OfficerEvent.Registered(new("made"), Standing.Active)
        {
            Class = "clerk",
            Unit = new UnitId("unit:town/1"),
            Supervisor = Officer((number % 6) + 1),
        });
        if (number == 6)
        {
            var grounds = Text(1000);
            Tell(id.Value, new() { Texts = [grounds] }, new OfficerEvent.Suspended(grounds.Digest));
        }
    }

    private void Open(int number) => Tell(
        Case(number),
        Judged(Officer((number % 5) + 1)),
        new CaseEvent.Opened(new("made"), IsRun: true)
        {
            Kind = "permit",
            Unit = new UnitId("unit:town/1"),
            Stage = "intake",
            Slots = [new(Lead, 1, Officer((number % 5) + 1)), new(Review, 1, Officer((number % 4) + 1))],
        });

    private void Live(int number)
    {
        var stream = Case(number);
        var (first, second) = (Officer((number % 5) + 1), Officer(((number + 1) % 5) + 1));
        for (var act = 1; act <= 3; act++)
        {
            var note = Text((number * 10) + act);
            Tell(stream, Judged(first) with { Texts = [note] }, Recorded(first, act, note));
        }

        Tell(stream, Judged(second), new CaseEvent.SlotFilled(Review, 2, second));
        Tell(
            stream,
            Judged(second),
            new CaseEvent.ActingHolderNamed(Review, 2, second, Officer(5)),
            new CaseEvent.ResponsibilityTransferred(Lead, 1, first, second),
            new CaseEvent.BreachRecorded(new("made.rule"), second, 3));
        if (number % 3 == 0)
        {
            Tell(stream, Judged(second), new CaseEvent.ActingHolderEnded(Review, 2, second, Officer(5)));
        }

        if (number % 4 == 0)
        {
            Tell(stream, Judged(second), new CaseEvent.Closed());
        }
    }

    private void Warn(int number, OfficerId officer)
    {
        var due = Timestamp.FromUtc(new DateTimeOffset(2026, 6, 1, 16, 0, 0, TimeSpan.Zero).AddHours(number));
        ClockId clock = new("T-1");
        Tell(
            Case(number),
            Judged(officer),
            new CaseEvent.ClockStarted(clock, due) { Next = new("orange", due) },
            new CaseEvent.ClockStarted(new("T-2"), due) { Next = new("breach", due) });
        var warning = _writer.HeadOf(Case(number)).Sequence + 2;
        Tell(
            Case(number),
            Judged(officer),
            new CaseEvent.StepCameDue(clock, "orange", due) { Next = new("breach", due) },
            new CaseEvent.WarningGiven(clock, "orange", officer) { AnswerBy = due },
            new CaseEvent.WarningGiven(clock, "orange", officer) { AnswerBy = due });
        Tell(Case(number), Judged(officer), new CaseEvent.WarningAnswered(warning, clock, officer));
        if (number % 3 == 0)
        {
            Tell(
                Case(number),
                Judged(officer),
                new CaseEvent.ClockStopped(number % 2 == 0 ? clock : new("T-2"), new("done", due, null)));
        }
    }

    private static CaseEvent.ActRecorded Recorded(OfficerId officer, int act, PersonalText note) => new("hearing")
    {
        Officer = officer,
        Place = new Place($"{act}"),
        Stage = act == 3 ? "hearing" : null,
        Facts = FactSet.Of([new("rank", "clerk"), new("ort", "Köln")]),
        Note = note.Digest,
        Verdicts = [new Judgement(new("made.rule"), VerdictKind.Undecidable, officer, "the rank")],
    };

    private Telling Judged(OfficerId officer) => new()
    {
        Pack = Version,
        At = Timestamp.Parse("2026-03-01T09:30:00+01:00"),
        Relied = EntryHeader.NothingRelied
            .Add(officer.Value, _writer.HeadOf(officer.Value).Sequence).Add("pack:made", 1),
    };

    private static string Case(int number) => $"case:town/{number}";

    private void Tell(string stream, Telling telling, params object[] events) =>
        _requests.Add(_writer.Next(stream, telling, events));
}
