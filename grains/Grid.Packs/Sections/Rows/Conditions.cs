using Grid.Domain.Rules.Conditions;
using Grid.Packs.Yaml;

namespace Grid.Packs.Sections.Rows;

/// <summary>
/// Conditions: a flag by its name, <c>{ fact: F, is: V }</c> and the other comparisons, and <c>all</c>, <c>any</c>,
/// <c>not</c> and <c>known</c> over them.
/// </summary>
internal static class Conditions
{
    private static readonly ImmutableSortedDictionary<string, (Comparison How, bool IsList)> Comparisons =
        ImmutableSortedDictionary.CreateRange<string, (Comparison, bool)>(
            StringComparer.Ordinal,
            [
                new("is", (Comparison.OneOf, false)),
                new("is_not", (Comparison.NoneOf, false)),
                new("one_of", (Comparison.OneOf, true)),
                new("none_of", (Comparison.NoneOf, true)),
                new("at_least", (Comparison.AtLeast, false)),
                new("at_most", (Comparison.AtMost, false)),
                new("more_than", (Comparison.MoreThan, false)),
                new("less_than", (Comparison.LessThan, false)),
            ]);

    // Stands in where a condition cannot be read, in a pack that will not leave the compiler.
    private static readonly Condition Nothing = new Condition.All([]);

    public static Condition Read(Value condition, FactTable facts)
    {
        if (condition.IsText)
        {
            return Flag(condition, facts);
        }

        if (condition.Fields() is not { } fields)
        {
            return Nothing;
        }

        var read = ReadMapping(fields, facts);
        fields.RefuseOthers();
        return read;
    }

    private static Condition ReadMapping(Fields fields, FactTable facts)
    {
        ImmutableArray<(string Key, Value Value)> heads =
        [
            .. from key in (string[])["all", "any", "not", "known", "fact"]
               let value = fields.Find(key)
               where value is not null
               select (key, value),
        ];
        if (heads is not [var head])
        {
            fields.Report(
                heads.IsEmpty ? "the condition says nothing" : "the condition is several in one",
                "write one of `all:`, `any:`, `not:`, `known:` and `fact:`");
            return Nothing;
        }

        return head.Key switch
        {
            "all" => new Condition.All(Parts(head.Value, facts)),
            "any" => new Condition.Any(Parts(head.Value, facts)),
            "not" => new Condition.Not(Read(head.Value, facts)),
            "known" => new Condition.Known(Read(head.Value, facts)),
            _ => Compare(fields, head.Value, facts),
        };
    }

    private static ImmutableArray<Condition> Parts(Value parts, FactTable facts) =>
        [.. parts.SomeItems().Select(part => Read(part, facts))];

    private static Condition.Compare Flag(Value name, FactTable facts)
    {
        if (facts.Refer(name) is { } fact && fact.Type != FactType.Flag)
        {
            name.Report(
                $"the fact {Wording.Quote(fact.Name)} is no flag", $"compare it: `{{ fact: {fact.Name}, is: … }}`");
        }

        return new Condition.Compare(name.Text(), Comparison.OneOf, [Condition.Yes]);
    }

    private static Condition Compare(Fields fields, Value name, FactTable facts)
    {
        ImmutableArray<(Comparison How, bool IsList, Value Value)> found =
        [
            .. from comparison in Comparisons
               let value = fields.Find(comparison.Key)
               where value is not null
               select (comparison.Value.How, comparison.Value.IsList, value),
        ];
        var fact = facts.Refer(name);
        if (found is not [var how])
        {
            name.Report(
                found.IsEmpty ? "the fact is not compared with anything" : "the fact is compared in several ways",
                $"write one of {string.Join(", ", Comparisons.Keys.Select(Wording.Quote))}");
            return Nothing;
        }

        ImmutableArray<Value> values = how.IsList ? how.Value.SomeItems() : [how.Value];
        if (fact is not null)
        {
            foreach (var value in values)
            {
                FactTable.Check(fact, value);
            }

            if (how.How is not (Comparison.OneOf or Comparison.NoneOf) && fact.Type != FactType.Number)
            {
                name.Report($"the fact {Wording.Quote(fact.Name)} is no number", "compare it with `is` or `one_of`");
            }
        }

        return new Condition.Compare(name.Text(), how.How, [.. values.Select(value => value.Text())]);
    }
}
