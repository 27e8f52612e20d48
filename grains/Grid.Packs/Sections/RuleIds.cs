using Grid.Packs.Yaml;

namespace Grid.Packs.Sections;

/// <summary>Ids of rules and other rows, which outlive the pack that first used them and so have one form.</summary>
internal static class RuleIds
{
    public static RuleId? Declare(NameTable rules, Value name, string what = "rule")
    {
        if (rules.Declare(name) is not { } id)
        {
            return null;
        }

        if (!Forms.RuleId().IsMatch(id))
        {
            name.Report(
                $"{Wording.Quote(id)} is not an id for a {what}",
                "write `area.what-it-asks` in lower case, or the row of its source such as `SEP-3`");
        }

        return new(id);
    }
}
