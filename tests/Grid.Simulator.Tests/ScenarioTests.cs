namespace Grid.Simulator.Tests;

public sealed class ScenarioTests
{
    [Theory]
    [InlineData("scenario: a\npakc: b\n", "line 2", "pakc")]
    [InlineData("scenario: a\npast: { days: many }\n", "line 2", "many")]
    [InlineData("scenario: [\n", "line 1", "")]
    public void A_mistake_is_named_with_its_line(string text, string line, string word)
    {
        var told = Assert.Throws<FormatException>(() => Scenario.Parse(text)).Message;

        Assert.Contains(line, told, StringComparison.Ordinal);
        Assert.Contains(word, told, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scenario_that_is_not_there_is_named() =>
        Assert.Contains("nowhere", Assert.Throws<FileNotFoundException>(() => Scenario.Load("nowhere")).Message);

    [Fact]
    public void Every_departure_and_attempt_of_the_county_fits_some_case()
    {
        Assert.All(Plans.County.Departures, departure => Assert.Contains(Plans.County.Tracks, departure.FitsInto));
        Assert.All(
            Plans.County.Attempts,
            attempt => Assert.Contains(Plans.County.Tracks, track => track.Has(attempt.Before)));
        Assert.All(
            Plans.County.Departures.SelectMany(departure => departure.Told).Except([TrackStep.Closing]),
            act => Assert.Contains(Plans.County.Tracks, track => track.Has(act)));
    }

    [Fact]
    public void Every_case_of_the_county_ends() =>
        Assert.All(Plans.County.Tracks, track => Assert.Single(track.Steps, step => step.Close));
}
