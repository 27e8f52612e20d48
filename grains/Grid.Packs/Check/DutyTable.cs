using Grid.Domain.Rules.Decisions;
using Grid.Domain.Rules.Kinds;
using Grid.Domain.Rules.Organisation;
using Grid.Domain.Rules.Supervision;

namespace Grid.Packs.Check;

/// <summary>Who has to do what under a pack, whichever part of it says so.</summary>
internal sealed class DutyTable
{
    private readonly Dictionary<Bearer, List<BoundDuty>> _duties = [];
    private readonly RulePack _pack;

    public DutyTable(RulePack pack)
    {
        _pack = pack;
        foreach (var clock in pack.Clocks.Where(clock => clock.Holder is not null && clock.SupersededBy is null))
        {
            Bind(SlotOf(clock.Holder!.Value), new(DutyKind.Clock, clock.Id.Value, clock.Title) { Clock = clock });
        }

        AddRows();
        AddRules();
        AddStages();
        AddSupervision();
        AddStandIns();
        AddRecusals();
    }

    public ImmutableArray<BoundDuty> Of(Bearer bearer) => [.. _duties.GetValueOrDefault(bearer, [])];

    public ImmutableArray<BoundDuty> Of(Slot slot) => Of(SlotOf(slot));

    private static Bearer SlotOf(Slot slot) => new(BearerKind.Slot, slot.Value);

    private void AddRows()
    {
        foreach (var row in _pack.Supervision)
        {
            foreach (var bearer in BoundBy(row))
            {
                BindAll(bearer, row.Row);
            }
        }

        foreach (var step in _pack.Accountability.Steps)
        {
            foreach (var bearer in step.By.AddRange(step.ApprovedBy))
            {
                BindAll(bearer, step.Row);
            }
        }

        foreach (var protection in _pack.Accountability.Protections)
        {
            foreach (var bearer in protection.By)
            {
                BindAll(bearer, protection.Row);
            }
        }
    }

    private static IEnumerable<Bearer> BoundBy(SupervisionRow row) => row switch
    {
        SupervisionRow.Duty duty => duty.Of,
        SupervisionRow.Control control => control.By,
        SupervisionRow.RecordKeeping record => record.By,
        SupervisionRow.Identification marking => marking.By.AddRange(marking.MustReport),
        SupervisionRow.ForbiddenActs forbidden => forbidden.By,
        SupervisionRow.Evaluation evaluation => evaluation.By,
        SupervisionRow.Deliberation deliberation => deliberation.Order,
        SupervisionRow.Committee committee => [committee.Body, .. committee.Route],
        SupervisionRow.Instruments instruments => [instruments.By],
        SupervisionRow.WarningLadder ladder => ladder.Levels.SelectMany(level => level.To),
        _ => [],
    };

    private void AddRules()
    {
        foreach (var rule in _pack.Rules)
        {
            IEnumerable<Slot> bound = rule.Kind switch
            {
                SlotHolderTakesPart takesPart => [takesPart.Slot],
                DecisionMade { Pattern: DecisionPattern.Sole sole } => [sole.Slot],
                DecisionMade { Pattern: DecisionPattern.Chain chain } =>
                    chain.Steps.Select(step => step.Slot).OfType<Slot>(),
                DecisionMade { Pattern: DecisionPattern.Vote vote } => vote.Members.Select(member => member.Slot),
                _ => [],
            };
            foreach (var slot in bound.Distinct())
            {
                Bind(SlotOf(slot), new(DutyKind.Rule, rule.Id.Value, rule.Otherwise));
            }
        }
    }

    private void AddStages()
    {
        foreach (var procedure in _pack.Procedures)
        {
            foreach (var stage in procedure.Stages.Where(stage => stage.Holder is not null))
            {
                Bind(
                    SlotOf(stage.Holder!.Value),
                    new(DutyKind.Stage, $"{procedure.Name}/{stage.Name}", "answers for the stage"));
            }
        }
    }

    private void AddSupervision()
    {
        var below = _pack.Slots.SelectMany(slot => slot.SupervisedBy.Select(above => (above, slot.Slot.Value)))
            .Concat(_pack.Organisation.Posts.SelectMany(post => post.SupervisedBy.Select(above => (above, post.Post))));
        foreach (var supervised in below.GroupBy(pair => pair.above, pair => pair.Item2))
        {
            Bind(
                supervised.Key,
                new(DutyKind.Supervision, "supervision", $"supervises {string.Join(", ", supervised.Distinct())}"));
        }
    }

    private void AddStandIns()
    {
        foreach (var slot in _pack.Slots.Where(slot => slot.Part == SlotPart.StandsIn))
        {
            Bind(
                SlotOf(slot.Slot),
                new(DutyKind.StandIn, "stands-in", "does what those have to whom it stands in for"));
        }
    }

    // Of whom it can be decided that they step out must step out on a ground for it. Whoever has a power has to do more
    // than that, and where no more is said it stays a hole.
    private void AddRecusals()
    {
        foreach (var decider in _pack.Recusal?.Deciders ?? [])
        {
            foreach (var slot in _pack.Slots.Where(slot => slot.Power is null && IsOf(decider.Of, slot)))
            {
                Bind(
                    SlotOf(slot.Slot),
                    new(DutyKind.Recusal, decider.Id?.Value ?? "recusal", "steps out on a ground for recusal"));
            }
        }
    }

    private static bool IsOf(Competence of, SlotEntry slot) =>
        of.Slot == slot.Slot || (of.Class is { } name && slot.Classes.Contains(name));

    // What is laid on a class, an organ or a unit lies on the slots and posts that are filled from it.
    private void BindAll(Bearer bearer, LawRow row)
    {
        var duty = new BoundDuty(DutyKind.Row, row.Id.Value, row.Title);
        Bind(bearer, duty);
        foreach (var slot in _pack.Slots.Where(slot => bearer.Kind switch
        {
            BearerKind.Class => slot.Classes.Contains(bearer.Name),
            BearerKind.Organ => slot.Organs.Contains(bearer.Name),
            _ => false,
        }))
        {
            Bind(SlotOf(slot.Slot), duty);
        }

        foreach (var post in _pack.Organisation.Posts.Where(post => bearer.Kind switch
        {
            BearerKind.Class => post.Classes.Contains(bearer.Name),
            BearerKind.Organ => post.Organ == bearer.Name,
            BearerKind.Unit => post.Unit == bearer.Name,
            _ => false,
        }))
        {
            Bind(new(BearerKind.Post, post.Post), duty);
        }
    }

    private void Bind(Bearer bearer, BoundDuty duty)
    {
        if (!_duties.TryGetValue(bearer, out var bound))
        {
            _duties.Add(bearer, bound = []);
        }

        if (!bound.Contains(duty))
        {
            bound.Add(duty);
        }
    }
}
