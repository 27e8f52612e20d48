using Grid.Packs.Yaml;

namespace Grid.Packs.Sections;

/// <summary><c>acts:</c> the acts that cases may have; rules speak of these and no others.</summary>
internal sealed record ActCatalogue(ImmutableArray<ActEntry> Entries)
{
    public static ActCatalogue Read(PackTree tree)
    {
        var names = new NameTable("act");
        var entries = ImmutableArray.CreateBuilder<ActEntry>();
        var events = new List<Value>();
        foreach (var fields in tree.Entries("acts"))
        {
            var title = fields.TextOrNone("title");
            var standsFor = fields.Find("events")?.SomeItems() ?? [];
            if (fields.Require("act") is { } name && names.Declare(name) is not null)
            {
                entries.Add(new(Pattern(name), title) { Events = [.. standsFor.Select(type => type.Text())] });
            }

            events.AddRange(standsFor);

            fields.RefuseOthers();
        }

        if (names.Names.IsEmpty)
        {
            tree.ReportAbsence("the pack lists no acts", "add `acts:` with an entry such as `- act: \"*\"`");
        }

        var catalogue = new ActCatalogue(entries.ToImmutable());
        // An event of a clock is an act of the catalogue, which another may stand for: a slip must not go unseen.
        events.ForEach(type => catalogue.Refer(
            type, $"list it among the acts: `- {{ act: {type.Text()} }}`, so that clocks know the event"));
        return catalogue;
    }

    /// <summary>The pattern that a rule speaks of, which must be able to name a listed act.</summary>
    public ActPattern Refer(Value name) => Refer(name, null);

    private ActPattern Refer(Value name, string? fix)
    {
        var pattern = Pattern(name);
        if (pattern.Text.Length > 0 && !Entries.IsEmpty && !Entries.Any(entry => Meet(entry.Act, pattern)))
        {
            name.ReportUnresolved(
                $"the catalogue lists no act {Wording.Quote(pattern.Text)}",
                Wording.Suggest(pattern.Text, [.. Entries.Select(entry => entry.Act.Text)], fix));
        }

        return pattern;
    }

    private static ActPattern Pattern(Value name)
    {
        var text = name.Text();
        if (text.IndexOf('*', StringComparison.Ordinal) is >= 0 and var star && star < text.Length - 1)
        {
            name.Report($"{Wording.Quote(text)} has a star before its end", "a star may only be the last letter");
            return new("");
        }

        return new(text);
    }

    // Two patterns meet where some act could be named by both; the shortest act a pattern names is its stem.
    private static bool Meet(ActPattern one, ActPattern other) => one.Matches(Stem(other)) || other.Matches(Stem(one));

    private static string Stem(ActPattern pattern) => pattern.Text.TrimEnd('*');
}
