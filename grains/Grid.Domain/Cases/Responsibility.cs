namespace Grid.Domain.Cases;

/// <summary>The live tie between a seat of a slot and the officer who answers in it.</summary>
/// <param name="Slot">The slot.</param>
/// <param name="Seat">The seat in it, from 1.</param>
/// <param name="Holder">The officer who was given the seat.</param>
/// <param name="ActingHolder">Who answers in place of a holder who may not act; nothing while the holder does.</param>
[GenerateSerializer, Immutable, Alias("responsibility")]
public sealed record Responsibility(Slot Slot, int Seat, OfficerId Holder, OfficerId? ActingHolder)
{
    /// <summary>One of texts that all cases share.</summary>
    internal static Responsibility Of(Slot slot, int seat, OfficerId holder, OfficerId? acting = null) =>
        new(slot.Shared(), seat, holder.Shared(), acting.Shared());

    /// <summary>The one officer who answers now, as far as the record of the case goes.</summary>
    public OfficerId Answerable => ActingHolder ?? Holder;

    /// <summary>
    /// Whether nobody sits in the seat: its holder may not act, and whoever answers in their place answers for the case
    /// and was not given the seat.
    /// </summary>
    public bool IsVacant => ActingHolder is not null;
}
