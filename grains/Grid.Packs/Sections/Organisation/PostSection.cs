using Grid.Domain.Rules.Organisation;
using Grid.Packs.Yaml;

namespace Grid.Packs.Sections.Organisation;

/// <summary><c>posts:</c> places in organs; who supervises their holders is read once everybody is declared.</summary>
internal sealed class PostSection(OrganisationNames names, NameTable powers, LegalSources sources)
{
    public ImmutableArray<(PostEntry Entry, Fields Fields)> Read(PackTree tree)
    {
        var entries = ImmutableArray.CreateBuilder<(PostEntry, Fields)>();
        foreach (var fields in tree.Entries("posts"))
        {
            var post = fields.Require("post") is { } name ? names.Posts.Declare(name) : null;
            var entry = new PostEntry(post ?? "")
            {
                Title = fields.TextOrNone("title"),
                Organ = fields.Find("organ") is { } organ ? names.Organs.Refer(organ) : null,
                Unit = fields.Find("unit") is { } unit ? names.Units.Refer(unit) : null,
                Levels = [.. (fields.Find("levels")?.SomeItems() ?? []).Select(level => level.Text())],
                Classes = [.. (fields.Find("classes")?.SomeItems() ?? []).Select(names.Classes.Refer)],
                Powers = [.. (fields.Find("powers")?.Items() ?? []).Select(power => new Power(powers.Refer(power)))],
                Source = sources.ReadIfAny(fields),
                Confidence = ConfidenceWords.Read(fields),
            };
            // Who supervises its holder is read once everybody is declared.
            fields.Find("supervised_by");
            fields.RefuseOthers();
            entries.Add((entry, fields));
        }

        return entries.ToImmutable();
    }
}
