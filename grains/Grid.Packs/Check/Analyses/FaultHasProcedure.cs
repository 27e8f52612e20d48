using Grid.Domain.Rules.Accountability;

namespace Grid.Packs.Check.Analyses;

/// <summary>
/// Every class of fault is decided about: on each of its tracks steps lead from the beginning to an end, somebody takes
/// the last of them, and whoever can commit it is within their reach.
/// </summary>
internal static class FaultHasProcedure
{
    public static readonly Analysis Analysis = new(
        new("fault.has-procedure", HoleWeight.Error, "every class of fault has a procedure that decides about it"),
        Look);

    private static IEnumerable<Spotted> Look(CheckedPack pack) =>
        pack.Pack.Accountability.Faults.SelectMany(fault => OfFault(pack, fault));

    private static IEnumerable<Spotted> OfFault(CheckedPack pack, FaultClass fault)
    {
        var at = pack.Places.Of("faults", fault.Row.Id.Value);
        var said = $"the fault {Wording.Quote(fault.Fault)}";
        if (fault.Tracks.IsEmpty)
        {
            yield return new(
                at, $"{said} has no track, so nothing deals with it", "say `tracks:` where it is dealt with");
            yield break;
        }

        FaultTrack[] tracks = [.. fault.Tracks.Select(name => new FaultTrack(name, fault, pack.Pack))];
        var holes = tracks.SelectMany(track => OfTrack(pack, track, said, at)).ToArray();
        foreach (var hole in holes)
        {
            yield return hole;
        }

        foreach (var bearer in holes.Length > 0 ? [] : fault.Of)
        {
            if (!tracks.Any(track => track.DecidesAbout(bearer)))
            {
                yield return new(
                    at,
                    $"{said} can be committed by {Wording.Quote(bearer.Name)}, and none of its tracks is in the hands "
                        + "of their organ or of one above it",
                    "add a track, or say under `by:` of a step who decides about them");
            }
        }
    }

    private static IEnumerable<Spotted> OfTrack(CheckedPack pack, FaultTrack track, string said, Yaml.FileLine at)
    {
        var named = Wording.Quote(track.Name);
        if (!track.HasBeginning)
        {
            yield return new(
                at,
                $"no step of the track {named} deals with {said}",
                "add a step under `accountability:` for the track");
        }
        else if (!track.Decides)
        {
            yield return new(
                at,
                $"no step of the track {named} decides about {said}",
                "add a step with `by:` that leads to one of the states that `ends:` names");
        }

        foreach (var state in track.Decides ? track.DeadEnds : [])
        {
            yield return new(
                at,
                $"on the track {named} {said} gets stuck at {Wording.Quote(state)}: no step goes on from it",
                "add a step with `from:` it, or name it under `ends:`");
        }

        foreach (var cut in track.CutOff)
        {
            yield return new(
                pack.Places.Of("accountability", cut.Row.Id.Value),
                $"on the track {named} nothing leads to {Wording.Quote(cut.From[0])}, from which "
                    + $"{Wording.Quote(cut.Step)} goes on with {said}",
                "add the step that leads there, or take the step off the track");
        }
    }
}
