namespace Grid.Packs.Check;

/// <summary>One analysis of a pack: a rule, and how it looks for holes. Each is a file of its own.</summary>
internal sealed record Analysis(CheckRule Rule, Func<CheckedPack, IEnumerable<Spotted>> Look)
{
    public IEnumerable<PackHole> Holes(CheckedPack pack) =>
        from spotted in Look(pack)
        select new PackHole(
            Rule.Id, spotted.Weight ?? Rule.Weight, spotted.At.File, spotted.At.Line, spotted.Problem)
        {
            Fix = spotted.Fix,
        };
}
