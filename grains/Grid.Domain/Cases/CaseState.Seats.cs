namespace Grid.Domain.Cases;

public sealed partial record CaseState
{
    public bool IsHeld(Slot slot)
    {
        foreach (var held in Responsibilities)
        {
            if (held.Slot == slot)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the officer is a holder of the slot.</summary>
    public bool Holds(Slot slot, OfficerId officer)
    {
        foreach (var held in Responsibilities)
        {
            if (held.Slot == slot && held.Holder == officer)
            {
                return true;
            }
        }

        return false;
    }

    public ImmutableArray<OfficerId> HoldersOf(Slot slot) =>
        [.. Responsibilities.Where(held => held.Slot == slot).Select(held => held.Holder)];

    public Responsibility? Held(Slot slot, int seat) =>
        Responsibilities.FirstOrDefault(held => held.Slot == slot && held.Seat == seat);

    /// <summary>Whether the officer answers in the slot, as holder or in the holder's place.</summary>
    public bool Answers(Slot slot, OfficerId officer)
    {
        foreach (var held in Responsibilities)
        {
            if (held.Slot == slot && held.Answerable == officer)
            {
                return true;
            }
        }

        return false;
    }
}
