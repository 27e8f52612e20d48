using Grid.Domain.Rules.Accountability;

namespace Grid.Packs.Check.Analyses;

/// <summary>Every class of fault leads somewhere: on each of its tracks there is a step for it.</summary>
internal static class FaultHasProcedure
{
    public static readonly Analysis Analysis = new(
        new("fault.has-procedure", HoleWeight.Error, "every class of fault has a procedure that deals with it"), Look);

    private static IEnumerable<Spotted> Look(CheckedPack pack)
    {
        foreach (var fault in pack.Pack.Accountability.Faults)
        {
            var at = pack.Places.Of("faults", fault.Row.Id.Value);
            var said = $"the fault {Wording.Quote(fault.Fault)}";
            foreach (var track in fault.Tracks.Where(track => !HasStep(pack.Pack, fault, track)))
            {
                yield return new(
                    at,
                    $"no step of the track {Wording.Quote(track)} deals with {said}",
                    "add a step under `accountability:` for the track");
            }
        }
    }

    private static bool HasStep(RulePack pack, FaultClass fault, string track) =>
        pack.Accountability.Steps.Any(step =>
            (step.Tracks.IsEmpty || step.Tracks.Contains(track))
            && (step.Faults.IsEmpty || step.Faults.Contains(fault.Fault)));
}
