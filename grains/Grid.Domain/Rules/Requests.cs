using Grid.Domain.Cases;
using Grid.Domain.Officers;
using Grid.Domain.Units;

namespace Grid.Domain.Rules;

/// <summary>
/// What asks for leave. What a source tells of the past is kept whatever the law says of it. But who may act, who is in
/// which post and who sits in which seat is so by being said: an officer who says it asks for it, whatever they call
/// it; or one who is suspended could tell that they no longer are.
/// </summary>
public static class Requests
{
    public static bool Is(Submission<CaseCommand> submission) => submission.Intent == Intent.Request
        || (submission.By.Officer is not null && submission.Command.IsAskedFor);

    public static bool Is(Submission<OfficerCommand> submission) =>
        submission.Intent == Intent.Request || submission.By.Officer is not null;

    public static bool Is(Submission<UnitCommand> submission) =>
        submission.Intent == Intent.Request || submission.By.Officer is not null;
}
