using Grid.Domain.Rules.Accountability;
using Grid.Domain.Rules.Organisation;

namespace Grid.Packs.Check;

/// <summary>The procedure that one class of fault goes through on one of its tracks.</summary>
internal sealed class FaultTrack
{
    private readonly RulePack _pack;
    private readonly ImmutableArray<AccountabilityStep> _steps;
    private readonly HashSet<string> _reached = new(StringComparer.Ordinal);

    public FaultTrack(string name, FaultClass fault, RulePack pack)
    {
        (Name, _pack) = (name, pack);
        _steps =
        [
            .. pack.Accountability.Steps.Where(step =>
                (step.Tracks.IsEmpty || step.Tracks.Contains(name))
                && (step.Faults.IsEmpty || step.Faults.Contains(fault.Fault))
                && !step.To.IsEmpty),
        ];
        Begin();
        while (Taken.SelectMany(step => step.To).Any(_reached.Add))
        {
        }
    }

    public string Name { get; }

    /// <summary>Whether anything begins with the fault.</summary>
    public bool HasBeginning => _reached.Count > 0;

    /// <summary>Whether somebody takes a step to a state that ends it.</summary>
    public bool Decides => Deciding.Any();

    /// <summary>Where it gets stuck: what can be reached, is no end, and has no way on.</summary>
    public IEnumerable<string> DeadEnds => _reached.Where(state => !IsEnd(state)
        && !_steps.Any(step => step.From.Contains(state) && step.To.Any(next => next != state)))
        .Order(StringComparer.Ordinal);

    /// <summary>Steps of this track alone that nothing leads to.</summary>
    public IEnumerable<AccountabilityStep> CutOff => !HasBeginning ? [] : _steps.Where(step =>
        step.Tracks.Contains(Name) && !step.From.IsEmpty && !step.From.Any(_reached.Contains));

    /// <summary>Whether it is in the hands of the organ of whoever can commit the fault, or of one above.</summary>
    public bool DecidesAbout(Bearer bearer)
    {
        if (OrganOf(bearer) is not { } organ)
        {
            return Decides;
        }

        var above = new HashSet<string>(StringComparer.Ordinal) { organ };
        while (_pack.Organisation.Organs.Where(entry => above.Contains(entry.Organ))
            .SelectMany(entry => entry.Ties).Any(tie => above.Add(tie.To)))
        {
        }

        return Deciding.Any(step => step.By.Any(by => OrganOf(by) is not { } of || above.Contains(of)));
    }

    private IEnumerable<AccountabilityStep> Taken => _steps.Where(step => step.From.Any(_reached.Contains));

    private IEnumerable<AccountabilityStep> Deciding => Taken.Where(
        step => !step.By.IsEmpty && step.To.Any(next => IsEnd(next) && !step.From.Contains(next)));

    // Where a clue comes from nowhere, it begins there; else with a step of this track alone that none leads to.
    private void Begin()
    {
        string[] begun = [.. _steps.Where(step => step.From.IsEmpty).SelectMany(step => step.To)];
        string[] own = [.. _steps.Where(step => step.Tracks.Contains(Name)).SelectMany(step => step.From)];
        var root = own.FirstOrDefault(state => !_steps.Any(step => step.To.Contains(state))) ?? own.FirstOrDefault();
        _reached.UnionWith(begun.Length > 0 ? begun : root is null ? [] : [root]);
    }

    private bool IsEnd(string state) => _pack.Accountability.Ends.Contains(state);

    // Nothing where it can be of any organ: a slot, a capacity, a class of several, who is above everybody.
    private string? OrganOf(Bearer bearer) => bearer.Kind switch
    {
        BearerKind.Organ => bearer.Name,
        BearerKind.Unit => _pack.Organisation.Organs.FirstOrDefault(organ => organ.Units.Contains(bearer.Name))?.Organ,
        BearerKind.Post => _pack.Organisation.Posts.FirstOrDefault(post => post.Post == bearer.Name)?.Organ,
        BearerKind.Class => _pack.Organisation.Classes.FirstOrDefault(known => known.Class == bearer.Name)?.Organ,
        _ => null,
    };
}
