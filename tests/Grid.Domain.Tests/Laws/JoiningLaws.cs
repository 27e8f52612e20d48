using System.Globalization;
using CsCheck;
using Grid.Domain.Units;

namespace Grid.Domain.Tests.Laws;

/// <summary>
/// No blind spot over random histories of openings, transfers, handovers, suspensions, leaves, departures, recusals,
/// merges and splits of cases and of units: at every instant one answers for every duty, and another supervises. How
/// many histories is a setting: <c>GRID_HISTORIES=100000 dotnet test tests/Grid.Domain.Tests --filter JoiningLaws</c>.
/// </summary>
public sealed class JoiningLaws
{
    private static readonly int Histories = int.TryParse(
        Environment.GetEnvironmentVariable("GRID_HISTORIES"), CultureInfo.InvariantCulture, out var many)
            ? many
            : 3_000;

    [Fact]
    public void Every_duty_is_answered_for_in_one_seat_of_one_open_case_at_every_instant() =>
        JoinedWorld.Steps.Sample(
            steps =>
            {
                var world = JoinedWorld.Begin();
                foreach (var step in steps)
                {
                    world = world.Take(step);
                    Assert.All(world.Cases, known => IsCovered(world, known.Key, known.Value));
                }
            },
            iter: Histories);

    [Fact]
    public void After_a_fan_out_every_case_says_itself_who_answers_and_where_it_is() => JoinedWorld.Steps.Sample(
        steps =>
        {
            var world = steps.Aggregate(JoinedWorld.Begin(), (before, step) => before.Take(step)).CaughtUp();
            foreach (var state in world.Cases.Values.Where(state => state.Status == CaseStatus.Open))
            {
                var facts = world.Facts.For(state);
                Assert.All(state.Responsibilities, held => Assert.Equal(
                    Accountability.AnswererOf(held.Holder, facts, Ova), held.Answerable));
                Assert.True(
                    state.Unit is not { } unit || world.UnitStates[unit].Status != UnitStatus.Merged,
                    $"{state.Unit} has gone on in another");
            }
        },
        iter: 1_000);

    [Fact]
    public void Whoever_has_gone_by_two_steps_has_left_no_duty_to_nobody()
    {
        var gone = 0;
        JoinedWorld.Steps.Sample(
            steps =>
            {
                var world = JoinedWorld.Begin();
                foreach (var step in steps)
                {
                    var before = world;
                    world = world.Take(step);
                    if (step.OfOfficer is OfficerCommand.LeaveOffice { Leaving: Leaving.Departure }
                        && before.Officers[step.About] != world.Officers[step.About])
                    {
                        Interlocked.Increment(ref gone);
                        Assert.DoesNotContain(world.Cases.Values, state => state.Status == CaseStatus.Open
                            && state.Holds(Lead, step.About));
                    }
                }
            },
            iter: 1_000);
        Assert.True(gone > 20, $"only {gone} departures");
    }

    [Fact]
    public void Every_merge_that_was_begun_can_be_ended() => JoinedWorld.Steps.Sample(
        steps =>
        {
            var world = steps.Aggregate(JoinedWorld.Begin(), (before, step) => before.Take(step)).CaughtUp();
            foreach (var (id, state) in world.Cases)
            {
                if (state is { Status: CaseStatus.Open, Transit.IntoCase: { } into })
                {
                    var recalled = Ask(world, id, new CaseCommand.RecallCase());
                    var receipted = Ask(
                        Ask(world, into, new CaseCommand.AcceptMerge(id)), id, new CaseCommand.CompleteMerge());
                    Assert.True(
                        recalled[id].Transit is null || receipted[id].Transit is null,
                        $"{id} is stuck on its way into {into}");
                }
            }
        },
        iter: 3_000);

    [Fact]
    public void Once_every_merge_into_a_case_has_ended_the_case_can_end()
    {
        var closed = 0;
        JoinedWorld.Steps.Sample(
            steps =>
            {
                var world = steps.Aggregate(JoinedWorld.Begin(), (before, step) => before.Take(step)).CaughtUp();
                foreach (var (id, state) in world.Cases)
                {
                    if (state is { Status: CaseStatus.Open, Transit: null, Ties.SplitProposed.IsEmpty: true }
                        && !state.Ties.MergedFrom.IsEmpty)
                    {
                        var coming = world.Cases.Where(other => other.Value.Transit?.IntoCase == id).ToArray();
                        Interlocked.Add(ref closed, coming.Count(other => other.Value.Status == CaseStatus.Closed));
                        var ended = coming.Aggregate(world, (before, other) => Ended(before, other.Key, id));
                        Assert.Equal(CaseStatus.Closed, Ask(ended, id, new CaseCommand.CloseCase())[id].Status);
                    }
                }
            },
            iter: 6_000);
        Assert.True(closed > 4, $"only {closed} closed by a log on their way");
    }

    // One way or the other.
    private static JoinedWorld Ended(JoinedWorld world, CaseId id, CaseId into) => Ask(
        Ask(Ask(world, id, new CaseCommand.RecallCase()), into, new CaseCommand.AcceptMerge(id)),
        id,
        new CaseCommand.CompleteMerge());

    private static JoinedWorld Ask(JoinedWorld world, CaseId id, CaseCommand command) =>
        world.Take(new(id, command, default, null));

    [Fact]
    public void Such_histories_do_hand_over_merge_and_split()
    {
        var (handed, merged, split, units, away) = (0, 0, 0, 0, 0);
        JoinedWorld.Steps.Sample(
            steps =>
            {
                var world = steps.Aggregate(JoinedWorld.Begin(), (before, step) => before.Take(step));
                Interlocked.Add(ref handed, world.Cases.Values.Count(state => state.Unit == JoinedWorld.Units[1]));
                Interlocked.Add(ref units, world.UnitStates.Values.Count(
                    unit => unit.MergedInto is not null || !unit.Splits.IsEmpty));
                Interlocked.Add(ref away, world.Officers.Values.Count(
                    officer => officer.StandingAt(world.Now) is Standing.OnLeave or Standing.Left));
                Interlocked.Add(ref merged, world.Cases.Values.Count(state => state.Ties.MergedInto is not null));
                Interlocked.Add(ref split, world.Cases.Values.Count(state => !state.Ties.SplitInto.IsEmpty));
            },
            iter: 1_000);

        Assert.True(handed > 20 && merged > 20 && split > 5, $"{handed} handed, {merged} merged, {split} split");
        Assert.True(units > 20 && away > 20, $"{units} units merged or split, {away} officers away");
    }

    private static void IsCovered(JoinedWorld world, CaseId id, CaseState state)
    {
        switch (state)
        {
            case { Status: CaseStatus.Open }:
                Assert.True(world.Raw.IsOpen(id), $"{id} was never opened");
                var seats = world.Raw.SeatsOf(id);
                Assert.All(Signing.RequiredSlots, slot => Assert.True(
                    seats.Keys.Any(seat => seat.Slot == slot), $"{id}: nobody in {slot}"));
                Assert.Equal(
                    seats.Select(seat => (seat.Key.Slot, seat.Key.Seat, seat.Value)).Order(ByHolder),
                    state.Responsibilities.Select(held => (held.Slot, held.Seat, held.Holder)).Order(ByHolder));
                Assert.All(seats, seat => IsAnsweredFor(world, id, seat.Value));
                break;
            case { Ties.MergedInto: { } into }:
                // One seat for each, and none for two.
                Assert.Equal(
                    state.Responsibilities.Select(held => (held.Slot, held.Seat)).Order(BySeat),
                    state.Ties.Duties.Select(duty => (duty.Slot, duty.Seat)).Order(BySeat));
                Assert.Distinct(state.Ties.Duties.Select(duty => (duty.ToSlot, duty.ToSeat)));
                Assert.Contains(world[into].Ties.MergedFrom, taken => taken.From == id);
                break;
            default:
                break;
        }
    }

    // Who answers is what the product says; whether such a one can is what the entries say.
    private static void IsAnsweredFor(JoinedWorld world, CaseId id, OfficerId holder)
    {
        var facts = world.Facts.For(world[id]);
        bool Can(OfficerId officer) => officer == Ova || world.Raw.CanAct(officer, id);
        var answerer = Accountability.AnswererOf(holder, facts, Ova);
        Assert.True(answerer is { } somebody && Can(somebody), $"{answerer} answers for {holder}, and cannot");
        if (Can(holder))
        {
            Assert.Equal(holder, answerer);
        }
        else if (world.Raw.DeputyOf(holder) is { } deputy && Can(deputy))
        {
            Assert.Equal(deputy, answerer);
        }

        var supervisor = Accountability.SupervisorOf(answerer!.Value, facts, Ova);
        Assert.True(
            supervisor is { } above ? above != answerer && Can(above) : answerer == Ova,
            $"{supervisor} supervises {answerer}, and cannot");
        if (world.Raw.SupervisorOf(answerer.Value) is { } own && own != answerer && Can(own))
        {
            Assert.Equal(own, supervisor);
        }
    }

    private static readonly Comparer<(Slot Slot, int Seat, OfficerId Holder)> ByHolder =
        Comparer<(Slot Slot, int Seat, OfficerId Holder)>.Create((one, other) =>
            (one.Slot.Value, one.Seat, one.Holder.Value).CompareTo((other.Slot.Value, other.Seat, other.Holder.Value)));

    private static readonly Comparer<(Slot Slot, int Seat)> BySeat = Comparer<(Slot Slot, int Seat)>.Create(
        (one, other) => (one.Slot.Value, one.Seat).CompareTo((other.Slot.Value, other.Seat)));
}
