using Grid.Domain.Rules.Organisation;
using Grid.Packs.Sections.Rows;
using Grid.Packs.Yaml;

namespace Grid.Packs.Sections.Organisation;

/// <summary><c>classes:</c> the classes of officers, each a name alone or a mapping that says more.</summary>
internal static class ClassSection
{
    public static ImmutableArray<OfficerClass> Read(PackTree tree, NameTable classes, NameTable organs)
    {
        var entries = ImmutableArray.CreateBuilder<OfficerClass>();
        foreach (var item in tree.Items("classes"))
        {
            if (item.Node is not Node.Mapping)
            {
                if (classes.Declare(item) is { } alone)
                {
                    entries.Add(new(alone));
                }
            }
            else if (item.Fields() is { } fields)
            {
                var name = fields.Require("class");
                var entry = new OfficerClass(name is null ? "" : classes.Declare(name) ?? "")
                {
                    Title = fields.TextOrNone("title"),
                    Organ = fields.Find("organ") is { } organ ? organs.Refer(organ) : null,
                    Decides = Choices<DecidingPower>.Read(fields.Find("decides")),
                    Source = Sourced.SourceIfAny(fields),
                    Confidence = Sourced.Confidence(fields),
                };
                fields.RefuseOthers();
                entries.Add(entry);
            }
        }

        return entries.ToImmutable();
    }
}
