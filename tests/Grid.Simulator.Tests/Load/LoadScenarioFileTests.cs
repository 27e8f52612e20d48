using Grid.Simulator.Load;

namespace Grid.Simulator.Tests.Load;

public sealed class LoadScenarioFileTests
{
    private const string Sound = """
        scenario: small
        pack: county
        rate: 12.5
        duration: 90s
        arrivals: constant
        goals: { p99: 250ms }
        officers:
          - { kind: judges, organ: court, class: judge, grade: G3, count: 4, powers: [Lead] }
        cases:
          atStart: 3
          kinds:
            - { case: civil, kind: civil, weight: 1, acts: 4, lead: judges, course: [A], end: [Z] }
        """;

    [Fact]
    public void A_scenario_is_read_with_its_units()
    {
        var read = LoadScenarioFile.Parse(Sound, "small.yaml");

        Assert.Equal(12.5, read.Rate);
        Assert.Equal(TimeSpan.FromSeconds(90), read.Duration);
        Assert.Equal(TimeSpan.FromMilliseconds(250), read.Goals.P99);
        Assert.Equal(ArrivalKind.Constant, read.Arrivals);
    }

    [Theory]
    [InlineData("rate: 12.5", "rat: 12.5", "small.yaml:3", "`rat` is no key here; known are scenario, pack, ")]
    [InlineData("p99: 250ms", "p98: 250ms", "small.yaml:6", "`p98` is no key here; known are p99, acknowledged")]
    [InlineData("duration: 90s", "duration: ninety", "small.yaml:4", "`ninety` is no length of time")]
    [InlineData("rate: 12.5", "rate: many", "small.yaml:3", "many")]
    [InlineData("rate: 12.5", "rate: 0", "small.yaml:3", "the rate must be more than 0")]
    [InlineData("rate: 12.5", "rate: .nan", "small.yaml:3", "the rate must be more than 0")]
    [InlineData("lead: judges", "lead: clerks", "small.yaml:12", "no officers are of that kind")]
    [InlineData("atStart: 3", "atStart: 0", "small.yaml:9", "a case at the start")]
    [InlineData("count: 4", "count: 1", "small.yaml:8", "at least two judges")]
    [InlineData("pack: county", "scenario: twice", "small.yaml:2", "")]
    public void A_mistake_is_named_with_file_and_line(string sound, string mistaken, string place, string told)
    {
        var text = Sound.Replace(sound, mistaken, StringComparison.Ordinal);

        var failed = Assert.Throws<FormatException>(() => LoadScenarioFile.Parse(text, "small.yaml"));

        Assert.StartsWith(place, failed.Message, StringComparison.Ordinal);
        Assert.Contains(told, failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_scenario_is_refused() =>
        Assert.Contains("empty", Assert.Throws<FormatException>(() => LoadScenarioFile.Parse("", "a.yaml")).Message);

    [Theory]
    [InlineData("county")]
    [InlineData("province")]
    [InlineData("nation")]
    public void The_scenarios_of_the_program_can_be_read(string name)
    {
        var read = LoadScenarioFile.Load(name);

        Assert.Equal(name, read.Name);
        Assert.NotEmpty(read.Cases.Kinds);
    }
}
