namespace Grid.Ledger.Verification;

/// <summary>Holds the data of an event against the shape of its type.</summary>
internal static class DataScanner
{
    /// <summary>Steps over the data of an event, and notes what the tables beside <c>entry</c> need of them.</summary>
    public static bool TakeEvent(ref CanonicalScanner scanner, DataShape shape, ref ScannedEvent data)
    {
        if (!scanner.Take("{"u8))
        {
            return false;
        }

        var isFirst = true;
        foreach (var member in shape.Members)
        {
            if (!TakeLead(ref scanner, member, ref isFirst))
            {
                if (member.IsRequired)
                {
                    return false;
                }
            }
            else if (member.IsDigest || member.IsStage || member.IsProcedure
                ? !TakeNoted(ref scanner, member, ref data)
                : !Take(ref scanner, member.Shape))
            {
                return false;
            }
        }

        return scanner.Take("}"u8);
    }

    private static bool Take(ref CanonicalScanner scanner, DataShape shape) => shape.Kind switch
    {
        DataKind.Text => scanner.Take("\""u8) && scanner.TakeText(out _, out _),
        DataKind.Time => scanner.Take("\""u8) && scanner.TakeText(out var time, out var isEscaped)
            && TimeText.IsTime(time, isEscaped),
        DataKind.Number => scanner.TakeNumber(out _),
        DataKind.Flag => scanner.Take("true"u8) || scanner.Take("false"u8),
        DataKind.Word => TakeWord(ref scanner, shape),
        DataKind.List => TakeList(ref scanner, shape.Item!),
        DataKind.Members => TakeMembers(ref scanner, shape),
        DataKind.Facts => TakeFacts(ref scanner),
        _ => false,
    };

    private static bool TakeMembers(ref CanonicalScanner scanner, DataShape shape)
    {
        if (!scanner.Take("{"u8))
        {
            return false;
        }

        var isFirst = true;
        foreach (var member in shape.Members)
        {
            // What names personal texts in a list is left to the serializer: there is room to note two by themselves.
            if (!TakeLead(ref scanner, member, ref isFirst)
                ? member.IsRequired
                : member.IsDigest || !Take(ref scanner, member.Shape))
            {
                return false;
            }
        }

        return scanner.Take("}"u8);
    }

    // A comma is stepped over with the name behind it, or not at all.
    private static bool TakeLead(ref CanonicalScanner scanner, DataMember member, ref bool isFirst)
    {
        if (!scanner.Take(isFirst ? member.Lead : member.LeadAfterOther))
        {
            return false;
        }

        isFirst = false;
        return true;
    }

    private static bool TakeNoted(ref CanonicalScanner scanner, DataMember member, ref ScannedEvent data)
    {
        if (!scanner.Take("\""u8) || !scanner.TakePlainText(out var text))
        {
            return false;
        }

        if (member.IsProcedure)
        {
            data.Procedure = text;
            return true;
        }

        if (member.IsStage)
        {
            data.Stage = text;
            return true;
        }

        if (data.OtherText is not null || !Hash256.TryRead(text, out var digest))
        {
            return false;
        }

        (data.OtherText, data.Text) = (data.Text, digest);
        return true;
    }

    private static bool TakeWord(ref CanonicalScanner scanner, DataShape shape)
    {
        foreach (var word in shape.Allowed)
        {
            if (scanner.Take(word))
            {
                return true;
            }
        }

        return false;
    }

    private static bool TakeList(ref CanonicalScanner scanner, DataShape item)
    {
        if (!scanner.Take("["u8))
        {
            return false;
        }

        while (Take(ref scanner, item))
        {
            if (!scanner.Take(","u8))
            {
                return scanner.Take("]"u8);
            }
        }

        return false;
    }

    private static bool TakeFacts(ref CanonicalScanner scanner)
    {
        if (!scanner.Take("{"u8))
        {
            return false;
        }

        ReadOnlySpan<byte> before = default;
        for (var isFirst = true; scanner.TakeName(before, isFirst, out var name); isFirst = false)
        {
            before = name;
            if (!scanner.Take("\""u8) || !scanner.TakeText(out _, out _))
            {
                return false;
            }

            if (!scanner.Take(","u8))
            {
                return scanner.Take("}"u8);
            }
        }

        return false;
    }
}
