using Grid.Domain.Clocks;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Grid.Packs.Tests.Corpus;

/// <summary>
/// A row of <c>corpus/owed</c>: from which act on a term runs, where, which acts end it and who answers for it, told to
/// a living case that has nothing but this clock.
/// </summary>
internal sealed class OwedRow
{
    private const string Party = "party";

    private const string Any = "any";

    private static readonly Timestamp Now = Timestamp.Parse("2060-01-01T00:00:00Z");

    public string Clock { get; set; } = "";

    /// <summary>The procedure, or what the names of several begin with.</summary>
    public string In { get; set; } = "";

    /// <summary>Procedures of those where it does not run.</summary>
    public List<string> Except { get; set; } = [];

    public string From { get; set; } = "";

    /// <summary>The day of it.</summary>
    public string On { get; set; } = "2026-03-02";

    /// <summary>Facts of the act, without any one of which the term does not begin.</summary>
    public Dictionary<string, string> Facts { get; set; } = [];

    /// <summary>Facts beside these, with any of which it does not begin.</summary>
    public List<Dictionary<string, string>> Unless { get; set; } = [];

    public List<string> Until { get; set; } = [];

    /// <summary>The slot whose holder answers; <c>party</c> where that is nobody of the case.</summary>
    public string By { get; set; } = "";

    public static IReadOnlyList<OwedRow> Of(string pack) =>
        new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build()
            .Deserialize<List<OwedRow>>(
                File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "corpus", "owed", $"{pack}.yaml")));

    /// <summary>Everything that the clock gets wrong about the row.</summary>
    public IEnumerable<string> Mistakes(RulePack pack, ClockDefinition clock)
    {
        var alone = pack with { Rules = [], Clocks = [clock] };
        foreach (var procedure in Procedures(pack))
        {
            if (Started(alone, procedure, Facts) is null)
            {
                yield return $"{Clock}: does not begin with {From} in {procedure}";
                yield break;
            }
        }

        foreach (var elsewhere in Except.Append(In == Any ? "" : Elsewhere(pack)).Where(name => name.Length > 0))
        {
            if (Started(alone, elsewhere, Facts) is not null)
            {
                yield return $"{Clock}: begins in {elsewhere}";
            }
        }

        foreach (var less in Facts.Keys.Select(name => Facts.Where(fact => fact.Key != name)).Concat(
            Unless.Select(more => Facts.Concat(more))))
        {
            var told = less.ToDictionary(fact => fact.Key, fact => fact.Value, StringComparer.Ordinal);
            if (Started(alone, Procedures(pack)[0], told) is not null)
            {
                yield return $"{Clock}: begins with [{string.Join(", ", told)}]";
            }
        }

        foreach (var mistake in MistakesOfEnds(alone, Started(alone, Procedures(pack)[0], Facts)!, clock))
        {
            yield return mistake;
        }
    }

    private IEnumerable<string> MistakesOfEnds(RulePack alone, CaseState started, ClockDefinition clock)
    {
        foreach (var end in Until)
        {
            if (Told(alone, started, end, $"{On}T10:00", []).Clock(clock.Id) is not { IsRunning: false })
            {
                yield return $"{Clock}: does not end with {end}";
            }
        }

        foreach (var end in clock.Effects.OfType<ClockEffect.Stop>().Select(stop => stop.Event).Except(Until))
        {
            yield return $"{Clock}: ends with {end}";
        }

        // One that has no limit is never late, and a shortest term is broken by what comes too early.
        if (clock.Length.IsEmpty || Until.Count == 0)
        {
            yield break;
        }

        var late = clock.Bound == ClockBound.Minimum ? $"{On}T10:00" : "2059-12-31T10:00";
        var breach = Told(alone, started, Until[0], late, []).Breaches.FirstOrDefault(one => one.Rule.Value == Clock);
        var answers = breach?.Officer is { } officer ? officer.Value : Party;
        if (breach is null || answers != (By == Party ? Party : HolderOf(By).Value))
        {
            yield return $"{Clock}: {(breach is null ? "is never late" : $"{answers} answers")}";
        }
    }

    // Whoever tells of the act is nobody of the case: in the place of a slot that nobody holds they would answer.
    private CaseState? Started(RulePack alone, string procedure, Dictionary<string, string> facts)
    {
        var clock = alone.Clocks[0];
        var opened = CaseState.None.Evolve(
            new CaseEvent.Opened(alone.Name, IsRun: false)
            {
                Procedure = procedure,
                Slots = [.. SlotsOf(alone).Select(slot => new SlotFilling(slot, 1, HolderOf(slot.Value)))],
            },
            Timestamp.Parse(On));
        var started = Told(alone, opened, From, $"{On}T09:00", facts);
        return started.Clock(clock.Id) is null ? null : started;
    }

    // A presiding judge keeps the terms of trials; where the row names another, there is none.
    private IEnumerable<Slot> SlotsOf(RulePack alone)
    {
        var keepers = alone.Supervision.OfType<Domain.Rules.Supervision.SupervisionRow.Duty>()
            .SelectMany(duty => duty.Of).Select(bearer => bearer.Name).ToHashSet(StringComparer.Ordinal);
        return alone.Slots.Select(entry => entry.Slot).Where(slot => slot.Value == By || !keepers.Contains(slot.Value));
    }

    private static OfficerId HolderOf(string slot) => OfficerId.Parse($"own/{slot}");

    private ImmutableArray<string> Procedures(RulePack pack) => In == Any
        ? [pack.Procedures[0].Name]
        :
        [
            .. pack.Procedures.Where(procedure => procedure.IsOrUnder(In) && !Except.Contains(procedure.Name))
                .Select(procedure => procedure.Name),
        ];

    private string Elsewhere(RulePack pack) =>
        pack.Procedures.Last(procedure => !procedure.IsOrUnder(In)).Name;

    private static CaseState Told(
        RulePack pack, CaseState state, string type, string at, Dictionary<string, string> facts)
    {
        var act = pack.Acts.First(entry => entry.Act.Matches(type)).Act.Text;
        var submission = new Submission<CaseCommand>(
            new($"{type}-{at}"),
            new("system:log"),
            new CaseCommand.RecordAct(act)
            {
                Facts = FactSet.Of(facts.Select(fact => new Fact(fact.Key, fact.Value))),
            })
        {
            Intent = Intent.Record,
            At = Timestamp.Parse(at),
        };
        return CaseDecider.Decide(state, submission, CaseFacts.At(Now), pack) is Decision<CaseEvent>.Accepted accepted
            ? accepted.Events.Aggregate(state, (after, happened) => after.Evolve(happened, submission.At!.Value))
            : state;
    }
}
