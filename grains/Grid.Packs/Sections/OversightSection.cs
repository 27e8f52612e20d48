using Grid.Packs.Yaml;

namespace Grid.Packs.Sections;

/// <summary><c>oversight:</c> the officer who answers and supervises when nobody else can.</summary>
internal static class OversightSection
{
    public static OfficerId? Read(PackTree tree)
    {
        if (tree.Once("oversight") is not { } oversight || oversight.Text() is not { Length: > 0 } typed)
        {
            return null;
        }

        try
        {
            return OfficerId.Parse(typed);
        }
        catch (FormatException)
        {
            oversight.Report($"{Wording.Quote(typed)} is not the id of an officer", "write `officer:ID`");
            return null;
        }
    }
}
