using Grid.Packs.Yaml;

namespace Grid.Packs.Sections;

/// <summary><c>translations:</c> what the pack's words are called in the languages of the pages.</summary>
internal sealed class TranslationSection(ImmutableArray<TranslatedGroup> groups, PackName pack)
{
    /// <summary>The languages that the pages speak. The pack itself may be written in any.</summary>
    private static readonly ImmutableArray<string> Languages = ["en", "zh"];

    private readonly Dictionary<(string Language, string Key), NameTable> _translated = [];

    private readonly HashSet<string> _titled = new(StringComparer.Ordinal);

    private PackTexts _texts = PackTexts.None;

    public static PackTexts Read(PackTree tree, RulePack pack, Terms terms)
    {
        var section = new TranslationSection(TranslatedGroup.Of(pack, terms), pack.Name);
        foreach (var (language, words) in tree.Members("translations"))
        {
            var code = language.Text();
            if (!Languages.Contains(code) && code.Length > 0)
            {
                language.Report($"unknown language {Wording.Quote(code)}", Wording.Suggest(code, Languages));
            }

            if (words.Fields() is { } fields)
            {
                section.Read(code, fields);
            }
        }

        return section._texts;
    }

    private void Read(string language, Fields fields)
    {
        if (fields.Find("title") is { } title)
        {
            if (!_titled.Add(language))
            {
                title.Report($"the title in {Wording.Quote(language)} stands twice", "keep one of the two");
            }

            _texts = _texts.With(language, TextGroup.Title, pack.Value, title.Text());
        }

        foreach (var group in groups)
        {
            foreach (var (word, text) in group.In(fields))
            {
                Read(language, group, word, text);
            }
        }

        fields.RefuseOthers();
    }

    private void Read(string language, TranslatedGroup group, Value word, Value text)
    {
        if (!_translated.TryGetValue((language, group.Key), out var translated))
        {
            translated = new($"translation into {Wording.Quote(language)} of {group.What}");
            _translated.Add((language, group.Key), translated);
        }

        var shown = group.Group == TextGroup.Rule ? RuleSection.Sentence(text) : text.Text();
        if (translated.Declare(word) is { } key)
        {
            group.Check(word);
            _texts = _texts.With(language, group.Group, key, shown);
        }
    }
}
