using System.Globalization;
using Grid.Domain.Clocks;
using Grid.Packs.Yaml;

namespace Grid.Packs.Examples;

/// <summary>An example of a clock: what befell it, when it is due, and which acts are in time.</summary>
internal static class DeadlineExample
{
    public static void Run(Fields fields, ExampleSheet sheet)
    {
        var id = fields.Require("clock");
        var clock = id is null ? null : sheet.Pack.ClockNamed(new(id.Text()));
        if (id is not null && clock is null)
        {
            id.ReportUnresolved(
                $"unknown clock {Wording.Quote(id.Text())}",
                Wording.Suggest(id.Text(), [.. sheet.Pack.Clocks.Select(one => one.Id.Value)]));
        }

        var name = $"{id?.Text()}, {fields.TextOrNone("name") ?? "as the law has it"}";
        var start = fields.Require("start") is { } told ? Times.Read(told) : null;
        ImmutableArray<ClockEvent> events =
            [.. (fields.Find("events")?.SomeItems() ?? []).Select(Event).OfType<ClockEvent>()];
        var asOf = fields.Find("as_of")?.Date();
        var expected = new Expectations(fields);
        if (clock is not null && start is { } begun)
        {
            expected.Compare(clock, DeadlineCalculator.Compute(clock, begun, events, asOf), name, sheet);
        }
    }

    private static ClockEvent? Event(Value item)
    {
        if (item.Fields() is not { } fields)
        {
            return null;
        }

        var type = fields.Text("type");
        var at = fields.Require("at") is { } told ? Times.Read(told) : null;
        var until = fields.Find("until") is { } end ? Times.Read(end) : null;
        var by = fields.TextOrNone("by");
        var hasFindings = fields.Find("findings")?.Flag();
        var facts = fields.Find("facts") is { } said ? ExampleStep.Facts(said) : null;
        fields.RefuseOthers();
        return at is null
            ? null
            : new(type, at.Value, until) { ApprovedBy = by, HasFindings = hasFindings, Facts = facts };
    }

    private sealed class Expectations
    {
        private const string InTime = "in time";
        private const string NotInTime = "not in time";
        private const string NotKnown = "not known to be in time";

        private readonly Value? _due;
        private readonly Value? _provisional;
        private readonly bool _isProvisional;
        private readonly FileLine _at;
        private readonly ImmutableArray<Value> _steps;
        private readonly ImmutableArray<(Value Value, Timestamp At)> _met;
        private readonly ImmutableArray<(Value Value, Timestamp At)> _missed;
        private readonly ImmutableArray<(Value Value, Timestamp At)> _unknown;

        public Expectations(Fields fields)
        {
            _at = fields.At;
            _due = fields.Require("due");
            _provisional = fields.Find("provisional");
            _isProvisional = _provisional?.Flag() ?? false;
            _steps = fields.Find("steps")?.SomeItems() ?? [];
            _met = Acts(fields.Find("met"));
            _missed = Acts(fields.Find("missed"));
            _unknown = Acts(fields.Find("unknown"));
            fields.RefuseOthers();
        }

        public void Compare(ClockDefinition clock, Deadline deadline, string name, ExampleSheet sheet)
        {
            var due = deadline.At?.ToString()
                ?? deadline.Date?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)
                ?? "none";
            sheet.Expect(_due?.Node.At ?? _at, name, $"due {_due?.Text()}", $"due {due}");
            sheet.Expect(
                _provisional?.Node.At ?? _at, name, Certainty(_isProvisional), Certainty(deadline.IsProvisional));
            foreach (var step in _steps)
            {
                var kinds = deadline.Steps.Select(told => told.Kind.ToString()).Distinct().ToArray();
                if (!kinds.Contains(step.Text()))
                {
                    sheet.Expect(step.Node.At, name, $"a step {step.Text()}", $"steps {string.Join(", ", kinds)}");
                }
            }

            foreach (var (acts, word) in new[] { (_met, InTime), (_missed, NotInTime), (_unknown, NotKnown) })
            {
                foreach (var (value, at) in acts)
                {
                    sheet.Expect(
                        value.Node.At, name, $"{value.Text()} {word}", $"{value.Text()} {Side(clock, deadline, at)}");
                }
            }
        }

        // What has no deadline is no more in time than late, and what hangs on a fact that is missing is neither.
        private static string Side(ClockDefinition clock, Deadline deadline, Timestamp at) =>
            deadline is { Date: null, At: null } ? NotKnown
            : deadline.IsMissedBy(at, clock) switch
            {
                true => NotInTime,
                false => InTime,
                null => NotKnown,
            };

        private static string Certainty(bool isProvisional) => isProvisional ? "a provisional day" : "a final day";

        private static ImmutableArray<(Value, Timestamp)> Acts(Value? acts) =>
        [
            .. from act in acts?.SomeItems() ?? []
               let at = Times.Read(act)
               where at is not null
               select (act, at.Value),
        ];
    }
}
