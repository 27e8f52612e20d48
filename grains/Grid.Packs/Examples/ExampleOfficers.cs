using Grid.Domain.Officers;
using Grid.Packs.Yaml;

namespace Grid.Packs.Examples;

/// <summary>The officers of an example file, in active standing since long before, and what they may do.</summary>
internal sealed class ExampleOfficers
{
    /// <summary>Since when they are in office.</summary>
    public static readonly Timestamp Since = new(new DateTime(2000, 1, 1).Ticks, 0);

    private static readonly AskerId Registry = AskerId.Parse("system:examples");

    private readonly Dictionary<OfficerId, ImmutableArray<OfficerCommand>> _commands = [];

    public static ExampleOfficers Read(Fields file)
    {
        var officers = new ExampleOfficers();
        foreach (var (name, value) in file.Find("officers")?.Fields()?.Members ?? [])
        {
            if (Id(name) is { } id && value.Fields() is { } fields)
            {
                officers._commands[id] = Commands(fields);
                fields.RefuseOthers();
            }
        }

        return officers;
    }

    /// <summary>The id that an example writes, as it is.</summary>
    public static OfficerId? Id(Value name)
    {
        try
        {
            return name.Text() is { Length: > 0 } text ? OfficerId.Parse(text) : null;
        }
        catch (FormatException)
        {
            name.Report($"{Wording.Quote(name.Text())} is not the id of an officer", "write a plain name");
            return null;
        }
    }

    /// <summary>The id of a unit: <c>ORGAN/UNIT</c>, or a plain name.</summary>
    public static UnitId? Unit(Value name)
    {
        try
        {
            return name.Text() is { Length: > 0 } text ? UnitId.Parse(text) : null;
        }
        catch (FormatException)
        {
            name.Report($"{Wording.Quote(name.Text())} is not the id of a unit", "write `organ/unit`, or a plain name");
            return null;
        }
    }

    /// <summary>An officer as the grid would know them; one whom the file does not name is unknown.</summary>
    public OfficerState Known(OfficerId id, RulePack pack) =>
        _commands.GetValueOrDefault(id, []).Aggregate(OfficerState.None, (state, command) =>
        {
            var named = command is OfficerCommand.RegisterOfficer register
                ? register with { Pack = pack.Name }
                : command;
            Submission<OfficerCommand> told = new(new("any"), Registry, named) { Intent = Intent.Record, At = Since };
            var decision = OfficerDecider.Decide(state, told, new(id, Since, null), pack);
            return decision is Decision<OfficerEvent>.Accepted accepted
                ? accepted.Events.Aggregate(state, (next, happened) => next.Evolve(happened, Since))
                : state;
        });

    private static ImmutableArray<OfficerCommand> Commands(Fields fields)
    {
        var register = new OfficerCommand.RegisterOfficer(new(""), Standing.Active)
        {
            Class = fields.TextOrNone("class"),
            Unit = fields.Find("unit") is { } unit ? Unit(unit) : null,
            Supervisor = fields.Find("supervisor") is { } above ? Id(above) : null,
        };
        var post = fields.TextOrNone("post");
        ImmutableArray<Power> powers =
            [.. (fields.Find("powers")?.Items() ?? []).Select(power => new Power(power.Text()))];
        return powers.IsEmpty && post is null
            ? [register]
            : [register, new OfficerCommand.GrantMandate(new("example")) { Powers = powers, Post = post }];
    }
}
