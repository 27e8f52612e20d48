using System.Diagnostics;
using System.Runtime.CompilerServices;
using Grid.Domain.Packs;
using Grid.Domain.Sources;

namespace Grid.Domain.Tests.Rules;

/// <summary>
/// The compiler does not check that a closed set is dealt with whole, so this does: an arm that is missing ends in an
/// <see cref="UnreachableException"/>, whatever else happens to a value that was never given its members.
/// </summary>
public sealed class ClosedSetTests
{
    public static TheoryData<Type> CaseCommands => CasesOf<CaseCommand>();

    public static TheoryData<Type> OfficerCommands => CasesOf<OfficerCommand>();

    public static TheoryData<Type> PackCommands => CasesOf<PackCommand>();

    public static TheoryData<Type> SourceCommands => CasesOf<SourceCommand>();

    public static TheoryData<Type> CaseEvents => CasesOf<CaseEvent>();

    public static TheoryData<Type> OfficerEvents => CasesOf<OfficerEvent>();

    public static TheoryData<Type> PackEvents => CasesOf<PackEvent>();

    public static TheoryData<Type> SourceEvents => CasesOf<SourceEvent>();

    [Theory]
    [MemberData(nameof(CaseCommands))]
    public void Every_command_to_a_case_is_decided_and_knows_what_it_needs(Type command)
    {
        var submission = new Submission<CaseCommand>(new("c-1"), Log, Empty<CaseCommand>(command));
        HasArm(() => CaseDecider.Decide(CaseState.None, submission, CaseFacts.At(Now), Signing));
        HasArm(() => CaseNeeds.StillUnknown(CaseState.None, submission, CaseFacts.At(Now), Signing));
    }

    [Theory]
    [MemberData(nameof(OfficerCommands))]
    public void Every_command_about_an_officer_is_decided(Type command) => HasArm(() => OfficerDecider.Decide(
        OfficerState.None,
        new(new("c-1"), Log, Empty<OfficerCommand>(command)),
        new(Ada, Now, Asking: null),
        Signing));

    [Theory]
    [MemberData(nameof(PackCommands))]
    public void Every_command_to_a_pack_is_decided(Type command) => HasArm(() => PackDecider.Decide(
        PackState.None, new(new("c-1"), Log, Empty<PackCommand>(command)), new([])));

    [Theory]
    [MemberData(nameof(SourceCommands))]
    public void Every_command_to_a_source_is_decided(Type command) => HasArm(() => SourceDecider.Decide(
        SourceState.None, new(new("c-1"), Log, Empty<SourceCommand>(command))));

    [Theory]
    [MemberData(nameof(CaseEvents))]
    public void Every_event_of_a_case_evolves(Type happened) =>
        HasArm(() => CaseState.None.Evolve(Empty<CaseEvent>(happened), Now));

    [Theory]
    [MemberData(nameof(OfficerEvents))]
    public void Every_event_of_an_officer_evolves(Type happened) =>
        HasArm(() => OfficerState.None.Evolve(Empty<OfficerEvent>(happened), Now));

    [Theory]
    [MemberData(nameof(PackEvents))]
    public void Every_event_of_a_pack_evolves(Type happened) =>
        HasArm(() => PackState.None.Evolve(Empty<PackEvent>(happened)));

    [Theory]
    [MemberData(nameof(SourceEvents))]
    public void Every_event_of_a_source_evolves(Type happened) =>
        HasArm(() => SourceState.None.Evolve(Empty<SourceEvent>(happened)));

    [Fact]
    public void Every_rule_kind_has_a_name_of_its_own()
    {
        var names = typeof(RuleKind).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(RuleKind)))
            .Select(type => ((RuleKind)RuntimeHelpers.GetUninitializedObject(type)).Name)
            .ToArray();

        Assert.Equal(25, names.Length);
        Assert.Equal(names.Length, names.Distinct(StringComparer.Ordinal).Count());
        Assert.All(names, name => Assert.Matches("^[a-z]+(-[a-z]+)*$", name));
    }

    private static TheoryData<Type> CasesOf<T>() =>
        [.. typeof(T).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(T)))];

    private static T Empty<T>(Type type) => (T)RuntimeHelpers.GetUninitializedObject(type);

    private static void HasArm<T>(Func<T> decide)
    {
        var thrown = Record.Exception(() => decide());
        Assert.False(thrown is UnreachableException, thrown?.Message);
    }
}
