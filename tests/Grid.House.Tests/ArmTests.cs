using System.Diagnostics;
using Grid.Domain.Cases;
using Grid.Domain.Officers;
using Grid.Domain.Packs;
using Grid.Domain.Rules;
using Grid.Domain.Sources;
using Grid.Domain.Units;
using Grid.Domain.Vocabulary;
using Grid.House.Tests.Wire;
using Grid.Ledger.Entries;

namespace Grid.House.Tests;

/// <summary>What the compiler does not check of a closed set: every command has an arm, and every event.</summary>
public sealed class ArmTests
{
    private static readonly Timestamp Now = Timestamp.Parse("2032-01-01T00:00:00Z");

    private static readonly AskerId Asker = new("system:house");

    public static TheoryData<Type> CommandSets =>
    [
        typeof(CaseCommand), typeof(OfficerCommand), typeof(UnitCommand), typeof(PackCommand), typeof(SourceCommand),
    ];

    public static TheoryData<Type> EventSets =>
        [typeof(CaseEvent), typeof(OfficerEvent), typeof(UnitEvent), typeof(PackEvent), typeof(SourceEvent)];

    [Theory]
    [MemberData(nameof(CommandSets))]
    public void Every_command_is_decided(Type set) => House.Keeps(
        "a command without an arm",
        set.GetNestedTypes().Where(type => IsUnreachable(() => Decide(Samples.Of(type)))).Select(type => type.Name));

    [Theory]
    [MemberData(nameof(EventSets))]
    public void Every_event_is_taken_note_of(Type set) => House.Keeps(
        "an event without an arm",
        set.GetNestedTypes().Where(type => IsUnreachable(() => Evolve(Samples.Of(type)))).Select(type => type.Name));

    [Fact]
    public void Every_command_to_a_case_says_whom_to_look_up() => House.Keeps(
        "a command without an arm",
        typeof(CaseCommand).GetNestedTypes()
            .Where(type => IsUnreachable(() => CaseNeeds.StillUnknown(
                CaseState.None, Asked((CaseCommand)Samples.Of(type)), CaseFacts.At(Now), RulePack.None)))
            .Select(type => type.Name));

    [Theory]
    [MemberData(nameof(EventSets))]
    public void Every_event_is_read_back_from_the_ledger_under_its_alias(Type set)
    {
        foreach (var type in set.GetNestedTypes())
        {
            Assert.Equal(type, EventTypes.TypeOf(EventTypes.AliasOf(Samples.Of(type))));
        }
    }

    private static object Decide(object command) => command switch
    {
        CaseCommand asked => CaseDecider.Decide(CaseState.None, Asked(asked), CaseFacts.At(Now), RulePack.None),
        OfficerCommand asked => OfficerDecider.Decide(
            OfficerState.None, Asked(asked), new(new("officer:subject"), Now, null), RulePack.None),
        UnitCommand asked => UnitDecider.Decide(
            UnitState.None, Asked(asked), new(new("unit:subject"), Now, null), RulePack.None),
        PackCommand asked => PackDecider.Decide(PackState.None, Asked(asked), new([])),
        SourceCommand asked => SourceDecider.Decide(SourceState.None, Asked(asked)),
        _ => throw new ArgumentException($"{command.GetType()} is no command"),
    };

    private static object Evolve(object happened) => happened switch
    {
        CaseEvent of => CaseState.None.Evolve(of, Now),
        OfficerEvent of => OfficerState.None.Evolve(of, Now),
        UnitEvent of => UnitState.None.Evolve(of, Now),
        PackEvent of => PackState.None.Evolve(of),
        SourceEvent of => SourceState.None.Evolve(of),
        _ => throw new ArgumentException($"{happened.GetType()} is no event"),
    };

    private static Submission<TCommand> Asked<TCommand>(TCommand command) =>
        new(new("any"), Asker, command) { Intent = Intent.Record };

    private static bool IsUnreachable(Func<object> ask)
    {
        try
        {
            ask();
            return false;
        }
        catch (UnreachableException)
        {
            return true;
        }
    }
}
