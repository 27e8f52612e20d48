using Grid.Packs.Yaml;

namespace Grid.Packs.Sections;

/// <summary>The few words that a key may have, and what each means.</summary>
/// <param name="what">What the words name.</param>
/// <param name="words">The words; the meaning of the first stands in where another was written.</param>
internal sealed class WordList<T>(string what, params (string Word, T Meaning)[] words)
{
    public T Read(Value value)
    {
        var text = value.Text();
        foreach (var (word, meaning) in words)
        {
            if (word == text)
            {
                return meaning;
            }
        }

        if (text.Length > 0)
        {
            value.Report(
                $"unknown {what} {Wording.Quote(text)}", Wording.Suggest(text, [.. words.Select(known => known.Word)]));
        }

        return words[0].Meaning;
    }
}
