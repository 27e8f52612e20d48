namespace Grid.Packs.Check;

/// <summary>A compiled pack as the analyses look at it: with where everything stands, and who has to do what.</summary>
internal sealed class CheckedPack(RulePack pack, PackPlaces places)
{
    public RulePack Pack => pack;

    public PackPlaces Places => places;

    public DutyTable Duties { get; } = new(pack);

    public SupervisionWays Ways { get; } = new(pack);
}
