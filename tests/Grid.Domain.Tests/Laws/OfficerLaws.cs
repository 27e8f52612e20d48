using CsCheck;
using Grid.Domain.Tests.Cases;
using Grid.Domain.Tests.Officers;

namespace Grid.Domain.Tests.Laws;

/// <summary>What holds of every history of an officer, told in order or late.</summary>
public sealed class OfficerLaws
{
    private static readonly Gen<OfficerCommand> Command = Gen.Frequency(
        (3, Gen.Const((OfficerCommand)new OfficerCommand.SuspendOfficer())),
        (3, Gen.Const((OfficerCommand)new OfficerCommand.ReinstateOfficer())),
        (2, Gen.Select(Gen.Enum<Standing>(), Gen.OneOf(Sue, Max)).Select(OfficerCommand (of) =>
            new OfficerCommand.RegisterOfficer(Signing.Name, of.Item1) { Supervisor = of.Item2 })),
        (2, Gen.OneOf("m-1", "m-2").Select(OfficerCommand (id) =>
            new OfficerCommand.GrantMandate(new(id)) { Powers = [Decide] })),
        (2, Gen.OneOf("m-1", "m-2").Select(OfficerCommand (id) => new OfficerCommand.RevokeMandate(new(id)))));

    // A request is for now; a record may tell of any day before.
    private static readonly Gen<Submission<OfficerCommand>[]> Submissions = Gen.Select(
        Command, Gen.OneOf(Log, Sue, Zoe), Gen.Int[0, 9], Gen.Int[1, 2],
        (command, by, day, attempt) => new Submission<OfficerCommand>(new("c-1"), by, command)
        {
            Intent = day == 0 ? Intent.Request : Intent.Record,
            At = day == 0 ? null : Timestamp.Parse($"2026-02-0{day}T00:00:00Z"),
            Attempt = attempt,
        }).Array[0, 30];

    private static void Along(
        Submission<OfficerCommand>[] submissions, Action<OfficerScenario, Decision<OfficerEvent>> law)
    {
        var officer = OfficerScenario.Given();
        foreach (var submission in submissions)
        {
            officer = officer with { Submission = submission };
            var decision = officer.Decision;
            law(officer, decision);
            officer = decision is Decision<OfficerEvent>.Accepted ? officer.And : officer;
        }
    }

    [Fact]
    public void Replay_equals_live() =>
        Submissions.Sample(submissions =>
        {
            var (live, replayed) = (OfficerState.None, OfficerState.None);
            Along(submissions, (officer, decision) =>
            {
                if (decision is Decision<OfficerEvent>.Accepted accepted)
                {
                    live = officer.And.State;
                    replayed = accepted.Events.Aggregate(
                        replayed, (state, happened) => state.Evolve(happened, officer.Submission!.At ?? Now));
                }
            });
            Assert.Equal(CaseScenario.Told(live), CaseScenario.Told(replayed));
        });

    [Fact]
    public void What_was_accepted_once_is_not_accepted_again() =>
        Submissions.Sample(submissions => Along(submissions, (officer, decision) =>
        {
            if (decision is Decision<OfficerEvent>.Accepted)
            {
                var again = officer.And with { Submission = officer.Submission };
                Assert.IsNotType<Decision<OfficerEvent>.Accepted>(again.Decision);
            }
        }));

    [Fact]
    public void A_suspension_counts_from_its_commit_on_until_a_reinstatement_of_a_later_time() =>
        Submissions.Sample(submissions => Along(submissions, (officer, decision) =>
        {
            if (decision is Decision<OfficerEvent>.Accepted { Events: [OfficerEvent.Suspended] })
            {
                var since = officer.Submission!.At ?? Now;
                var isEnded = officer.State.Standings.SkipWhile(standing => standing.Standing != Standing.Suspended)
                    .Any(standing => standing.Standing == Standing.Active && standing.Since.CompareWith(since) > 0);

                Assert.Equal(Standing.Suspended, officer.And.State.StandingAt(since));
                Assert.True(isEnded || officer.And.State.StandingAt(Now) == Standing.Suspended);
            }
        }));

    [Fact]
    public void A_refusal_writes_notes_at_most_and_notes_move_nothing() =>
        Submissions.Sample(submissions => Along(submissions, (officer, decision) =>
        {
            var notes = decision switch
            {
                Decision<OfficerEvent>.Refused refused => refused.Notes,
                Decision<OfficerEvent>.AlreadySo so => so.Notes,
                _ => [],
            };
            var noted = notes.Aggregate(officer.State, (state, happened) => state.Evolve(happened, Now));

            Assert.Equal(officer.State with { Sequence = noted.Sequence }, noted);
        }));
}
