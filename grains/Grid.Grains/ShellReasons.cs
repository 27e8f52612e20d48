namespace Grid.Grains;

/// <summary>Why a submission is refused before any rule is asked.</summary>
internal static class ShellReasons
{
    public static Reply.Refused IdIsReused(CommandId command) => Refused(
        "command.id-is-unused",
        $"another command was submitted under the id `{command}`; give this one an id of its own");

    public static Reply.Refused IsMalformed(string problem) => Refused(
        "command.is-well-formed", $"the command cannot be stored: {problem}");

    public static Reply.Refused CallIsTooLarge(int most) => Refused(
        "call.is-bounded", $"one call takes {most} submissions at the most; nothing was tried, send fewer at once");

    public static Reply.Refused StreamIsSealed(string stream, string damage) => Refused(
        "stream.is-intact",
        $"{stream} is sealed, for its stored entries are damaged ({damage}); an operator must run `grid verify`");

    public static Reply.Refused PackIsUnknown(PackName pack) => Refused(
        "pack.is-published", $"no version of the rule pack `{pack}` has been published; publish it first");

    public static Reply.Refused PackIsNotInForce(PackName pack, Timestamp at) => Refused(
        "pack.is-in-force",
        $"no version of the rule pack `{pack}` is in force at {at}; publish one whose `effective` covers that day");

    private static Reply.Refused Refused(string rule, string sentence) => new([new(new(rule), sentence)]);
}
