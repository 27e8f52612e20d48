using System.Globalization;
using Grid.Packs.Check;
using NodaTime;
using NodaTime.Text;

namespace Grid.Packs.Yaml;

/// <summary>
/// A value of a pack file, read as what it should be. Where it is something else, that becomes a problem and an empty
/// value stands in, so that the reading goes on and finds the rest; a pack with problems is never handed out.
/// </summary>
/// <param name="Node">What stands in the file.</param>
/// <param name="Name">What a problem calls it.</param>
/// <param name="Problems">Where problems go.</param>
internal sealed record Value(Node Node, string Name, ProblemList Problems)
{
    /// <summary>The rule of the check that a problem with it breaks.</summary>
    public string Rule { get; init; } = CompilerRules.Compiles;

    public bool IsText => Node is Node.Text;

    /// <summary>Whether the file says nothing here, or <c>null</c>.</summary>
    public bool IsBlank => Node is Node.Text text && string.IsNullOrWhiteSpace(text.Content);

    public bool IsList => Node is Node.List;

    public string Text()
    {
        if (Node is not Node.Text text)
        {
            Report($"{Name} is not a text", "write one text, in quotes where it begins with a sign");
            return "";
        }

        if (string.IsNullOrWhiteSpace(text.Content))
        {
            Report($"{Name} is blank", "write it, or leave it out where it is optional");
            return "";
        }

        return text.Content;
    }

    /// <summary>A whole number, from 1 up where nothing else is said.</summary>
    public int Number(int most, int least = 1)
    {
        if (Node is Node.Text text
            && int.TryParse(text.Content, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least
            && number <= most)
        {
            return number;
        }

        Report($"{Name} is not a whole number from {least} to {most}", "write the digits alone");
        return least;
    }

    public bool Flag()
    {
        if (Node is Node.Text { Content: "true" or "false" } text)
        {
            return text.Content == "true";
        }

        Report($"{Name} is neither true nor false", "write `true` or `false`");
        return false;
    }

    /// <summary>A day; nothing where it is none.</summary>
    public LocalDate? Date()
    {
        var text = Text();
        if (LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var date))
        {
            return date;
        }

        if (text.Length > 0)
        {
            Report($"{Wording.Quote(text)} is not a day of the calendar", "write it as 2026-03-02");
        }

        return null;
    }

    public ImmutableArray<Value> Items()
    {
        if (Node is Node.List list)
        {
            return [.. list.Items.Select(item => new Value(item, $"an entry of {Name}", Problems))];
        }

        Report($"{Name} is not a list", "write `- ` before each entry, or `[a, b]`");
        return [];
    }

    /// <summary>The same, where an empty list would say nothing.</summary>
    public ImmutableArray<Value> SomeItems()
    {
        var items = Items();
        if (items.IsEmpty && Node is Node.List)
        {
            Report($"{Name} is empty", "list at least one, or leave it out where it is optional");
        }

        return items;
    }

    public Fields? Fields()
    {
        if (Node is Node.Mapping mapping)
        {
            return new(mapping, Name, Problems);
        }

        Report($"{Name} is not a mapping", "write `key: value` lines");
        return null;
    }

    /// <summary>Reports a reference to something that is not there.</summary>
    public void ReportUnresolved(string problem, string fix) =>
        Problems.Add(Node.At, problem, fix, CompilerRules.ReferenceResolves);

    public void Report(string problem, string fix) => Problems.Add(Node.At, problem, fix, Rule);
}
