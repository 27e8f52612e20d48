using System.Text;

namespace Grid.Ledger.Verification;

/// <summary>A type of event, as a scan knows it.</summary>
/// <param name="Alias">The alias, as bytes.</param>
/// <param name="Data">The shape of its data; nothing where only the serializer knows.</param>
/// <param name="IsRead">Whether the event itself must be read to know what rows it makes.</param>
internal sealed record EventShape(byte[] Alias, DataShape? Data, bool IsRead)
{
    /// <summary>
    /// The events that most entries hold. What rows they make follows from their stage and from the digests they name.
    /// </summary>
    public static readonly ImmutableArray<Type> Plain =
        [typeof(CaseEvent.ActRecorded), typeof(CaseEvent.BreachRecorded)];

    private static readonly ImmutableArray<EventShape> All =
    [
        .. EventTypes.Aliases.Select(alias => (Alias: alias, Type: EventTypes.TypeOf(alias)!))
            .OrderByDescending(known => Plain.Contains(known.Type))
            .Select(known => new EventShape(
                Encoding.UTF8.GetBytes(known.Alias), DataShape.Of(known.Type), !Plain.Contains(known.Type))),
    ];

    /// <summary>The type of this alias; nothing where there is none.</summary>
    public static EventShape? Of(ReadOnlySpan<byte> alias)
    {
        foreach (var shape in All)
        {
            if (alias.SequenceEqual(shape.Alias))
            {
                return shape;
            }
        }

        return null;
    }
}
