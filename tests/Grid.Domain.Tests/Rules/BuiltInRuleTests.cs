using System.Reflection;

namespace Grid.Domain.Tests.Rules;

/// <summary>The rules that stand beside their deeds in code, found by reflection.</summary>
public sealed class BuiltInRuleTests
{
    // It speaks of what is told afterwards, and a record is refused for its form alone: see the scenarios of RecordAct.
    private static readonly RuleId[] NeverRefuse =
    [
        RecordActRules.PerformerIsActive.Id, RecordActRules.PerformerIsNotRecused.Id, RecordActRules.WasInOffice.Id,
        RecordApproachRules.RecordedInTime.Id,
    ];

    private static readonly ImmutableArray<(RuleId Id, string Otherwise)> BuiltIn =
    [
        .. from declared in typeof(Rule<>).Assembly.GetTypes()
           let type = declared.IsGenericTypeDefinition && declared.IsAbstract && declared.IsSealed
               ? declared.MakeGenericType(AnyCommandOf(declared))
               : declared
           where !type.ContainsGenericParameters
           from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
           where field.FieldType.IsGenericType && field.FieldType.GetGenericTypeDefinition() == typeof(Rule<>)
           let rule = field.GetValue(null)
           select (Told<RuleId>(rule, "Id"), Told<string>(rule, "Otherwise")),
    ];

    [Fact]
    public void Every_built_in_rule_refuses_in_some_scenario()
    {
        var refused = typeof(BuiltInRuleTests).Assembly.GetTypes()
            .Select(type => type.GetField("Refusals", BindingFlags.Static | BindingFlags.NonPublic))
            .Where(field => field is not null)
            .SelectMany(field => (IEnumerable<RuleId>)((System.Collections.IDictionary)field!.GetValue(null)!).Keys);

        Assert.Equal(
            BuiltIn.Select(rule => rule.Id.Value).Order(StringComparer.Ordinal),
            refused.Concat(NeverRefuse).Select(rule => rule.Value).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_built_in_rule_has_an_id_of_its_own() =>
        Assert.Equal(BuiltIn.Length, BuiltIn.DistinctBy(rule => rule.Id).Count());

    [Fact]
    public void Every_built_in_rule_is_named_by_area_and_says_one_lower_case_sentence_without_a_period() =>
        Assert.All(BuiltIn, rule =>
        {
            Assert.Matches(@"^[a-z]+\.[a-z]+(-[a-z]+)*$", rule.Id.Value);
            Assert.Matches(@"^[a-z].*[^.]$", rule.Otherwise);
        });

    private static Type AnyCommandOf(Type declared) =>
        declared.GetGenericArguments()[0].GetGenericParameterConstraints()[0].GetNestedTypes()[0];

    private static T Told<T>(object? rule, string member) => (T)rule!.GetType().GetProperty(member)!.GetValue(rule)!;
}
