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
                : !Take(ref scanner, member.Shape, ref data))
            {
                return false;
            }
        }

        return scanner.Take("}"u8);
    }

    private static bool Take(ref CanonicalScanner scanner, DataShape shape, ref ScannedEvent data) => shape.Kind switch
    {
        DataKind.Text => scanner.Take("\""u8) && scanner.TakeText(out _, out _),
        DataKind.Time => scanner.Take("\""u8) && scanner.TakeText(out var time, out var isEscaped)
            && TimeText.IsTime(time, isEscaped),
        DataKind.Number => scanner.TakeNumber(out _),
        DataKind.Flag => scanner.Take("true"u8) || scanner.Take("false"u8),
        DataKind.Word => TakeWord(ref scanner, shape),
        DataKind.List => TakeList(ref scanner, shape.Item!, ref data),
        DataKind.Members => TakeMembers(ref scanner, shape, ref data),
        DataKind.Facts => TakeFacts(ref scanner),
        _ => false,
    };

    private static bool TakeMembers(ref CanonicalScanner scanner, DataShape shape, ref ScannedEvent data)
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
            else if (member.IsDigest ? !TakeDigest(ref scanner, ref data) : !Take(ref scanner, member.Shape, ref data))
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
        if (member.IsDigest)
        {
            return TakeDigest(ref scanner, ref data);
        }

        if (!scanner.Take("\""u8) || !scanner.TakePlainText(out var text))
        {
            return false;
        }

        if (member.IsProcedure)
        {
            data.Procedure = text;
        }
        else
        {
            data.Stage = text;
        }

        return true;
    }

    // There is room for two; what names more of them is left to the serializer.
    private static bool TakeDigest(ref CanonicalScanner scanner, ref ScannedEvent data)
    {
        if (!scanner.Take("\""u8) || !scanner.TakePlainText(out var text)
            || data.OtherText is not null || !Hash256.TryRead(text, out var digest))
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

    private static bool TakeList(ref CanonicalScanner scanner, DataShape item, ref ScannedEvent data)
    {
        if (!scanner.Take("["u8))
        {
            return false;
        }

        while (Take(ref scanner, item, ref data))
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
