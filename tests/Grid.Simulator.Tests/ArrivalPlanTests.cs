namespace Grid.Simulator.Tests;

public sealed class ArrivalPlanTests
{
    private const int Enough = 1_000;

    [Fact]
    public void The_same_seed_gives_the_same_plan() => Plans.Seeds.Sample(
        seed => Told(Plans.Of(seed)).SequenceEqual(Told(Plans.Of(seed))), iter: 10);

    [Fact]
    public void Another_seed_gives_another_plan() => Plans.Seeds.Sample(
        seed => !Told(Plans.Of(seed)).SequenceEqual(Told(Plans.Of(seed ^ 1))), iter: 10);

    [Fact]
    public void Every_command_has_an_id_of_its_own() => Plans.Seeds.Sample(
        seed =>
        {
            var ids = Plans.StepsOf(Plans.Of(seed), Enough).Select(Plans.IdOf).ToList();
            return ids.Distinct().Count() == ids.Count;
        },
        iter: 10);

    [Fact]
    public void Another_run_has_cases_and_commands_of_its_own()
    {
        var (one, other) = (Steps(1), Plans.StepsOf(Plans.Of(1, "again"), Enough).ToList());

        Assert.Empty(one.Select(Plans.IdOf).Intersect(other.Select(Plans.IdOf)));
        Assert.Empty(CasesOf(one).Intersect(CasesOf(other)));
        Assert.Equal(one.Count, other.Count);
    }

    [Fact]
    public void The_past_is_told_in_order_and_has_happened() => Plans.Seeds.Sample(
        seed =>
        {
            var past = Plans.ToCases(Plans.Of(seed).Past).ToList();
            return past.TrueForAll(sent => sent.Sent.Intent == Intent.Record)
                && past.GroupBy(sent => sent.Id).All(told =>
                    told.First().Sent.Command is CaseCommand.OpenCase
                    && told.Skip(1).All(sent => sent.Sent.Command is not CaseCommand.OpenCase)
                    && told.Select(sent => sent.Sent.At!.Value.AsUtc).Order().SequenceEqual(
                        told.Select(sent => sent.Sent.At!.Value.AsUtc))
                    && told.All(sent => sent.Sent.At!.Value.CompareWith(Timestamp.FromUtc(Plans.From)) < 0));
        },
        iter: 10);

    [Fact]
    public void The_present_is_now() => Assert.All(
        Plans.ToCases(Plans.Of(1).Present().Take(Enough)), sent => Assert.Null(sent.Sent.At));

    [Fact]
    public void There_is_something_to_look_at_before_the_humane_pace_begins() => Plans.Seeds.Sample(
        seed =>
        {
            var plan = Plans.Of(seed);
            var prelude = plan.Present().Take(plan.Prelude).ToList();
            var sent = Plans.ToCases(prelude).ToList();
            return sent.Exists(step => step.Sent.Command is CaseCommand.TransferResponsibility && !step.IsRefused)
                && sent.Exists(step => step.IsRefused)
                && sent.Count(step => step.Sent.Command is CaseCommand.OpenCase) >= 20
                && prelude.Exists(step => step.Submission is ManySubmission.ToOfficer(_, var asked)
                    && asked.Command is OfficerCommand.SuspendOfficer);
        },
        iter: 50);

    [Fact]
    public void Live_cases_are_bounded_and_come_and_go_for_ever()
    {
        var open = new HashSet<CaseId>();
        var (closed, most) = (0, 0);
        foreach (var (id, sent, isRefused) in Plans.ToCases(Plans.Of(1).Present().Take(50_000)))
        {
            if (sent.Command is CaseCommand.OpenCase)
            {
                open.Add(id);
            }
            else if (sent.Command is CaseCommand.CloseCase && !isRefused && open.Remove(id))
            {
                closed++;
            }

            most = Math.Max(most, open.Count);
        }

        Assert.InRange(most, Plans.County.Present.Cases / 2, Plans.County.Present.Cases);
        Assert.True(closed > 2_000, $"only {closed} cases have ended");
    }

    [Fact]
    public void Who_is_suspended_gets_no_leave_and_comes_back_in_time() => Plans.Seeds.Sample(
        seed =>
        {
            var away = new HashSet<AskerId>();
            var returned = 0;
            foreach (var step in Plans.Of(seed).Present().Take(5_000))
            {
                switch (step.Submission)
                {
                    case ManySubmission.ToOfficer(var officer, { Command: OfficerCommand.SuspendOfficer }):
                        away.Add(officer);
                        break;
                    case ManySubmission.ToOfficer(var officer, { Command: OfficerCommand.ReinstateOfficer }):
                        returned += away.Remove(officer) ? 1 : 0;
                        break;
                    case ManySubmission.ToCase(_, var sent) when away.Contains(sent.By) && !step.IsRefused:
                        return false;
                    default:
                        break;
                }

                if (away.Count > Plans.County.Present.Suspended)
                {
                    return false;
                }
            }

            return returned > 0;
        },
        iter: 10);

    [Fact]
    public void Cases_go_from_organ_to_organ() => Assert.Contains(
        Plans.ToCases(Plans.Of(1).Past), sent => sent is
        {
            Id.Value: var id,
            Sent.Command: CaseCommand.TransferResponsibility { To.Value: var to },
        }
            && id.StartsWith("case:county-police/", StringComparison.Ordinal)
            && to.StartsWith("officer:county-court/", StringComparison.Ordinal));

    private static IEnumerable<CaseId> CasesOf(IEnumerable<PlannedStep> steps) =>
        Plans.ToCases(steps).Select(sent => sent.Id);

    private static List<PlannedStep> Steps(ulong seed) => [.. Plans.StepsOf(Plans.Of(seed), Enough)];

    private static IEnumerable<string> Told(ArrivalPlan plan) => Plans.StepsOf(plan, Enough).Select(Plans.Told);
}
