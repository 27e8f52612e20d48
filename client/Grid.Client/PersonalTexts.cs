using System.Security.Cryptography;

namespace Grid.Client;

/// <summary>Makes personal text fit to travel.</summary>
public static class PersonalTexts
{
    /// <summary>
    /// Draws a salt for a text. Draw it once and keep it with the command: a retry with another salt is another
    /// command.
    /// </summary>
    public static PersonalText Salted(string text) =>
        new(text, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));
}
