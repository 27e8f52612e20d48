using Grid.Packs.Yaml;

namespace Grid.Packs.Sections;

/// <summary>Who may do something: <c>{ power: …, class: …, post: …, slot: … }</c>, of which all must hold.</summary>
internal static class Competences
{
    public static Competence Read(Value? who, Terms terms)
    {
        if (who?.Fields() is not { } fields)
        {
            return Competence.Anybody;
        }

        var read = Read(fields, terms);
        fields.RefuseOthers();
        return read;
    }

    /// <summary>The same, where other keys stand beside it.</summary>
    public static Competence Read(Fields fields, Terms terms) => new()
    {
        When = FactMatches.Read(fields.Find("when")),
        Power = fields.Find("power") is { } power ? new(terms.Powers.Refer(power)) : null,
        Class = fields.Find("class") is { } name ? terms.Classes.Refer(name) : null,
        Post = fields.TextOrNone("post"),
        Slot = fields.Find("slot") is { } slot ? new(terms.Slots.Refer(slot)) : null,
        Ask = fields.TextOrNone("ask"),
    };
}
