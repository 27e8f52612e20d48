namespace Grid.Ledger.Checkpoints;

/// <summary>Base64 that has one spelling only: what is read is what would be written.</summary>
internal static class Base64Text
{
    /// <summary>The bytes; nothing where the text is not how they are spelt.</summary>
    public static byte[]? Read(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length)
            && Convert.ToBase64String(bytes, 0, length) == text
            ? bytes[..length]
            : null;
    }
}
