using System.Text.RegularExpressions;
using Grid.Domain.Cases;
using Grid.Domain.Officers;
using Grid.Domain.Rules;
using Grid.Domain.Units;
using Grid.Domain.Vocabulary;

namespace Grid.House.Tests;

/// <summary>The rules that hold in every jurisdiction, wherever they stand.</summary>
internal static partial class BuiltInRules
{
    /// <summary>One rule, and the field that holds it.</summary>
    internal sealed record BuiltIn(RuleId Id, string Otherwise, string Holder, string Name);

    /// <summary>Rules of the domain. One that holds of every deed is a generic field, and counts once.</summary>
    public static readonly ImmutableArray<BuiltIn> All =
    [
        .. from type in House.TypesOf(typeof(CaseState).Assembly)
           let closed = Close(type)
           from field in closed.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly)
           where field.FieldType.IsGenericType && field.FieldType.GetGenericTypeDefinition() == typeof(Rule<>)
           let rule = field.GetValue(null)!
           select new BuiltIn(
               (RuleId)rule.GetType().GetProperty("Id")!.GetValue(rule)!,
               (string)rule.GetType().GetProperty("Otherwise")!.GetValue(rule)!,
               type.Name.Split('`')[0],
               field.Name),
    ];

    /// <summary>Ids under which the shell refuses before any rule is asked.</summary>
    public static readonly ImmutableArray<string> OfTheShell =
    [
        .. ShellId().Matches(House.Read("grains/Grid.Grains/ShellReasons.cs"))
            .Select(found => found.Groups["id"].Value),
    ];

    private static Type Close(Type type)
    {
        if (!type.IsGenericTypeDefinition)
        {
            return type;
        }

        var bound = type.GetGenericArguments()[0].GetGenericParameterConstraints().FirstOrDefault();
        return type.MakeGenericType(
            bound == typeof(OfficerCommand) ? typeof(OfficerCommand.GrantMandate)
            : bound == typeof(UnitCommand) ? typeof(UnitCommand.MergeUnit)
            : bound == typeof(CaseCommand) ? typeof(CaseCommand.RecordAct)
            : typeof(object));
    }

    [GeneratedRegex("""
        "(?<id>[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*)",
        """, RegexOptions.ExplicitCapture)]
    private static partial Regex ShellId();
}
