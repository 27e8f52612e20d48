namespace Grid.Contracts.Grains;

/// <summary>
/// References to the grains of one kind. What kind of grain stands behind an interface is asked of Orleans once: it
/// reads attributes for each answer, and a caller of many cases pays for that more than for the call.
/// </summary>
internal sealed class GrainReferences<TGrain>(IGrainFactory grains)
    where TGrain : IGrainWithStringKey
{
    private Kind? _kind;

    /// <summary>The grain of a key. Nothing is asked of it yet.</summary>
    public TGrain Of(string key)
    {
        if (_kind is var (type, contract))
        {
            return (TGrain)grains.GetGrain(GrainId.Create(type, key), contract);
        }

        var first = grains.GetGrain<TGrain>(key);
        // A grain of the same process under test may be handed out as itself.
        if (first is GrainReference reference)
        {
            _kind = new(reference.GrainId.Type, reference.InterfaceType);
        }

        return first;
    }

    // One object, so that whoever sees it sees all of it.
    private sealed record Kind(GrainType Type, GrainInterfaceType Interface);
}
