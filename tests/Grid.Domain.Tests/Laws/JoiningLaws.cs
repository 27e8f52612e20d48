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
                Assert.All(Signing.RequiredSlots, slot => Assert.True(state.IsHeld(slot), $"{id}: nobody in {slot}"));
                Assert.All(state.Responsibilities, held => IsAnsweredFor(world, state, held));
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

    private static void IsAnsweredFor(JoinedWorld world, CaseState state, Responsibility held)
    {
        var facts = world.Facts.For(state);
        var answerer = Accountability.AnswererOf(held.Holder, facts, Ova);
        Assert.True(answerer is not null, $"nobody answers for {held.Holder}");
        var supervisor = Accountability.SupervisorOf(answerer!.Value, facts, Ova);
        Assert.True(
            supervisor is { } above ? above != answerer : answerer == Ova, $"nobody else supervises {answerer}");
    }

    private static readonly Comparer<(Slot Slot, int Seat)> BySeat = Comparer<(Slot Slot, int Seat)>.Create(
        (one, other) => (one.Slot.Value, one.Seat).CompareTo((other.Slot.Value, other.Seat)));
}
