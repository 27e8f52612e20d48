using CsCheck;

namespace Grid.Domain.Tests.Laws;

/// <summary>
/// No blind spot over random histories of openings, transfers, handovers, suspensions, recusals, merges and splits: at
/// every instant one answers for every duty, and another supervises.
/// </summary>
public sealed class JoiningLaws
{
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
            iter: 3_000);

    [Fact]
    public void Such_histories_do_hand_over_merge_and_split()
    {
        var (handed, merged, split) = (0, 0, 0);
        JoinedWorld.Steps.Sample(
            steps =>
            {
                var world = steps.Aggregate(JoinedWorld.Begin(), (before, step) => before.Take(step));
                Interlocked.Add(ref handed, world.Cases.Values.Count(state => state.Unit == JoinedWorld.Units[1]));
                Interlocked.Add(ref merged, world.Cases.Values.Count(state => state.Ties.MergedInto is not null));
                Interlocked.Add(ref split, world.Cases.Values.Count(state => !state.Ties.SplitInto.IsEmpty));
            },
            iter: 1_000);

        Assert.True(handed > 20 && merged > 20 && split > 5, $"{handed} handed, {merged} merged, {split} split");
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
