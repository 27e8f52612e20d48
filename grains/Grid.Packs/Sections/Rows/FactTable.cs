using System.Globalization;
using Grid.Domain.Rules.Conditions;
using Grid.Packs.Yaml;

namespace Grid.Packs.Sections.Rows;

/// <summary><c>facts:</c> what conditions may speak of.</summary>
internal sealed class FactTable
{
    private readonly NameTable _names = new("fact");
    private readonly Dictionary<string, FactEntry> _entries = new(StringComparer.Ordinal);

    public ImmutableArray<FactEntry> Entries => [.. _names.Names.Select(name => _entries[name])];

    public static FactTable Read(PackTree tree)
    {
        var read = new FactTable();
        foreach (var item in tree.Items("facts"))
        {
            read.Declare(item);
        }

        return read;
    }

    /// <summary>The fact of the name; nothing where it is not declared, which is then a problem.</summary>
    public FactEntry? Refer(Value name) => _entries.GetValueOrDefault(_names.Refer(name));

    /// <summary>Reports a value that the fact can never have.</summary>
    public static void Check(FactEntry fact, Value value)
    {
        var text = value.Text();
        if (text.Length == 0)
        {
            return;
        }

        if (fact.Type == FactType.Number)
        {
            if (!decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out _))
            {
                value.Report($"the fact {Wording.Quote(fact.Name)} is a number", "write the digits alone");
            }
        }
        else if (!fact.Values.IsEmpty && !fact.Values.Contains(text))
        {
            value.Report(
                $"the fact {Wording.Quote(fact.Name)} is never {Wording.Quote(text)}",
                Wording.Suggest(text, fact.Values));
        }
    }

    // A fact that is written as its name alone is a flag, as most are.
    private void Declare(Value item)
    {
        if (item.IsText)
        {
            Add(item, FactType.Flag, [], null);
        }
        else if (item.Fields() is { } fields)
        {
            var type = Choices<FactType>.Read(fields.Find("type")) ?? FactType.Flag;
            ImmutableArray<string> values = [.. fields.Find("values")?.SomeItems().Select(value => value.Text()) ?? []];
            var title = fields.TextOrNone("title");
            if (fields.Require("fact") is { } name)
            {
                Add(name, type, values, title);
            }

            fields.RefuseOthers();
        }
    }

    private void Add(Value name, FactType type, ImmutableArray<string> values, string? title)
    {
        if (_names.Declare(name) is { } fact)
        {
            _entries.Add(
                fact,
                new(fact, type, type == FactType.Flag ? [Condition.Yes, Condition.No] : values) { Title = title });
        }
    }
}
