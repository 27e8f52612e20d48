using Grid.Domain.Procedures;

namespace Grid.Packs.Check.Analyses;

/// <summary>Every stage can be reached, and from every stage a way leads to an end.</summary>
internal static class ProcedureEnds
{
    public static readonly Analysis Analysis = new(
        new("procedure.ends", HoleWeight.Warning, "every stage can be reached, and from each a way leads to an end"),
        Look);

    private static IEnumerable<Spotted> Look(CheckedPack pack)
    {
        var all = pack.Pack.Procedures;
        var moves = Moves(all).ToArray();
        var reached = Spread(all.Select(procedure => (procedure.Name, procedure.Start)), moves);
        var ending = Spread(
            from procedure in all
            from stage in procedure.Stages
            where stage.IsClosing || !procedure.HasClosingStage
            select (procedure.Name, stage.Name),
            [.. moves.Select(move => (move.To, move.From))]);
        foreach (var procedure in all)
        {
            foreach (var stage in procedure.Stages)
            {
                var at = pack.Places.Of("stages", $"{procedure.Name}/{stage.Name}");
                var said = $"stage {Wording.Quote(stage.Name)} of procedure {Wording.Quote(procedure.Name)}";
                if (!reached.Contains((procedure.Name, stage.Name)))
                {
                    yield return new(at, $"no act leads to {said}", "add a transition to it, or take it out");
                }

                if (!ending.Contains((procedure.Name, stage.Name)))
                {
                    yield return new(
                        at, $"from {said} no way leads to a closing stage", "add the transition that leads on");
                }
            }
        }
    }

    private static IEnumerable<((string, string) From, (string, string) To)> Moves(ImmutableArray<Procedure> all) =>
        from procedure in all
        from transition in procedure.Transitions
        from stage in procedure.Stages
        where transition.From is null || transition.From == stage.Name
        let to = transition.To ?? stage.Name
        select ((procedure.Name, stage.Name), (transition.Procedure ?? procedure.Name, to));

    private static HashSet<(string, string)> Spread(
        IEnumerable<(string, string)> starts, ((string, string) From, (string, string) To)[] moves)
    {
        var reached = new HashSet<(string, string)>(starts);
        var waiting = new Queue<(string, string)>(reached);
        while (waiting.TryDequeue(out var at))
        {
            foreach (var move in moves.Where(move => move.From == at && reached.Add(move.To)))
            {
                waiting.Enqueue(move.To);
            }
        }

        return reached;
    }
}
