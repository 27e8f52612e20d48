using System.Text.RegularExpressions;
using Grid.Domain.Cases;
using Grid.Domain.Officers;
using Grid.Domain.Packs;
using Grid.Domain.Sources;
using Grid.Domain.Units;

namespace Grid.House.Tests;

/// <summary>One name a concept, and names that are forever.</summary>
public sealed partial class NameTests
{
    /// <summary>Words that the glossary gives up for another: each public name of the wire does without them.</summary>
    private static readonly string[] GivenUp =
    [
        "Dossier", "Ticket", "Incident", "User", "Agent", "Actor", "Employee", "Agency", "Tenant", "Department",
        "Team", "Job", "Permission", "Privilege", "Owner", "Ownership", "Assignment", "Assignee", "Reassign",
        "Participant", "Obligation", "Todo", "Timer", "Timeout", "Workflow", "Handler", "Approver", "Violation",
        "Guilt", "Envelope", "Ruleset", "Validator", "Guard", "Alert", "Journal", "Projector", "Listener", "Subscriber",
    ];

    /// <summary>Commands are asked for: imperative.</summary>
    private static readonly string[] Commands =
    [
        "AcceptHandover", "AcceptMerge", "AnswerWarning", "AppointToPost", "BindSource", "CatchUp", "CloseCase",
        "CloseUnit", "CommitDayKey", "CompleteMerge", "CompleteSplit", "DecideRecusal", "DrawHolder", "FillSlot",
        "GrantMandate", "HandOverCase", "LeaveOffice", "LeaveUnmarked", "LiftMark", "MarkCase", "MergeCase",
        "MergeUnit", "MoveUnit", "NoteBurst", "OpenCase", "PlanLeaving", "PublishPack", "ReadCase", "RecallCase",
        "RecordAct", "RecordApproach", "RecuseOfficer", "RefuseHandover", "RegisterOfficer", "RegisterUnit",
        "ReinstateOfficer", "RelievePost", "ReplyToEntry", "ReportDelivery", "RequestRecusal", "ReturnToOffice",
        "RevealDayKey", "RevokeMandate", "SetPool", "SplitCase", "SplitUnit", "SuperviseCase", "SuspendOfficer",
        "TakeDueStep", "TellBurst", "TransferResponsibility",
    ];

    /// <summary>Events have happened: past tense.</summary>
    private static readonly string[] Events =
    [
        "ActQuarantined", "ActRecorded", "ActingHolderEnded", "ActingHolderNamed", "Appointed", "ApproachRecorded",
        "AttemptNoted", "Bound", "BreachRecorded", "BurstNoted", "CaseMarked", "CaseRead", "ClockMoved", "ClockStarted",
        "ClockStopped", "Closed", "ClueOpened", "DayKeyCommitted", "DayKeyRevealed", "DeliveryReported", "HandedOver",
        "HandoverAccepted", "HandoverLost", "HandoverRefused", "HolderDrawn", "InterferenceRecorded", "LeavingPlanned",
        "LeftOffice", "LeftUnmarked", "MandateGranted", "MandateRevoked", "MarkLifted", "MergeAccepted",
        "MergeProposed", "Merged", "Moved", "OfficerRecused", "Opened", "PoolSet", "Published", "Recalled",
        "RecusalDecided", "RecusalRequested", "Registered", "Reinstated", "Relieved", "Replied",
        "ResponsibilityTransferred", "RetrySettled", "Returned", "SlotFilled", "Split", "SplitCompleted",
        "SplitProposed", "StepCameDue", "Supervised", "Suspended", "UnitFollowed", "WarningAnswered", "WarningGiven",
        "WarningLapsed", "WarningRenewed",
    ];

    [Fact]
    public void Commands_are_these() => Assert.Equal(Commands, MembersOf(
        typeof(CaseCommand), typeof(OfficerCommand), typeof(UnitCommand), typeof(PackCommand), typeof(SourceCommand)));

    [Fact]
    public void Events_are_these() => Assert.Equal(Events, MembersOf(
        typeof(CaseEvent), typeof(OfficerEvent), typeof(UnitEvent), typeof(PackEvent), typeof(SourceEvent)));

    [Fact]
    public void Public_names_use_the_words_of_the_glossary() => House.Keeps(
        "a word that the glossary has given up",
        from assembly in House.Wire
        from type in House.TypesOf(assembly).Where(type => type.IsVisible)
        from name in type
            .GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .SelectMany(NamesOf).Append(type.Name).Append(type.Namespace!)
        from word in Word().Matches(name).Select(found => found.Value)
        where GivenUp.Any(given => word.Equals(given, StringComparison.OrdinalIgnoreCase)
            || word.Equals(given + "s", StringComparison.OrdinalIgnoreCase))
        select $"{type.FullName}: {name}");

    [Fact]
    public void Built_in_rules_have_ids_of_their_own_in_kebab_case()
    {
        var ids = BuiltInRules.All.Select(rule => rule.Id.Value).Concat(BuiltInRules.OfTheShell).ToArray();
        House.Keeps("an id that is not area.kebab-case", ids.Where(id => !RuleIdForm().IsMatch(id)));
        House.Keeps(
            "an id that two rules bear", ids.CountBy(id => id).Where(pair => pair.Value > 1).Select(pair => pair.Key));
    }

    [Fact]
    public void Built_in_rules_say_what_is_wrong_in_one_sentence() => House.Keeps(
        "a sentence with a capital, a period or the name of a type",
        from rule in BuiltInRules.All
        where rule.Otherwise.Length == 0 || char.IsUpper(rule.Otherwise[0]) || rule.Otherwise.EndsWith('.')
            || House.Wire.SelectMany(House.TypesOf).Any(
                type => type.Name.Length > 8 && rule.Otherwise.Contains(type.Name, StringComparison.Ordinal))
        select $"{rule.Id}: {rule.Otherwise}");

    [Fact]
    public void Keywords_are_no_names() => House.Keeps(
        "an escaped keyword; say what the thing is",
        from file in House.Sources
        from line in Sources.CodeText.WithoutWords(House.Read(file)).Split('\n')
        where EscapedKeyword().IsMatch(line)
        select $"{file}: {line.Trim()}");

    private static IEnumerable<string> MembersOf(params Type[] sets) =>
        sets.SelectMany(set => set.GetNestedTypes()).Select(type => type.Name).Distinct().Order(StringComparer.Ordinal);

    private static IEnumerable<string> NamesOf(MemberInfo member) => member is MethodBase method
        ? method.GetParameters().Select(parameter => parameter.Name!).Append(method.Name)
        : [member.Name];

    [GeneratedRegex(@"(?<![\w$""])@[a-z]")]
    private static partial Regex EscapedKeyword();

    [GeneratedRegex("[A-Z]?[a-z]+|[A-Z]+(?![a-z])")]
    private static partial Regex Word();

    [GeneratedRegex(@"\A[a-z]+(-[a-z]+)*\.[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex RuleIdForm();
}
