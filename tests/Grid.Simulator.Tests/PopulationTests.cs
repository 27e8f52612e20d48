namespace Grid.Simulator.Tests;

public sealed class PopulationTests
{
    private const string Oversight = "officer:county-oversight/P-0001";

    [Fact]
    public void Everybody_has_a_supervisor_who_is_someone_else() => Plans.Seeds.Sample(seed =>
        People(seed).Officers.All(officer =>
            officer.Supervisor != officer.Id && People(seed).Officers.Any(other => other.Id == officer.Supervisor)));

    [Fact]
    public void Every_way_up_ends_at_the_oversight()
    {
        var people = People(1);
        Assert.All(people.Officers, officer =>
        {
            var climbed = new HashSet<OfficerId>();
            var above = officer;
            while (above.Id.Value != Oversight)
            {
                Assert.True(climbed.Add(above.Id), $"{officer.Id} is supervised in a ring");
                above = people.SupervisorOf(above);
            }
        });
    }

    [Fact]
    public void A_deputy_is_someone_else_in_the_same_post() => Plans.Seeds.Sample(seed =>
    {
        var people = People(seed);
        return people.Officers.All(officer => officer.Deputy is { } deputy
            && deputy != officer.Id
            && people.In(officer.Unit, officer.Post.Post).Any(other => other.Id == deputy));
    });

    [Fact]
    public void Officers_are_some_hundred_and_have_numbers_for_names()
    {
        var officers = People(1).Officers;

        Assert.InRange(officers.Length, 100, 200);
        Assert.Equal(officers.Length, officers.Select(officer => officer.Id).Distinct().Count());
        Assert.All(officers, officer => Assert.Matches(@"\Aofficer:county-[a-z]+/P-[0-9]{4}\z", officer.Id.Value));
        Assert.Contains(officers, officer => officer.Id.Value == Oversight);
    }

    [Fact]
    public void Another_run_has_officers_of_its_own_but_for_those_whom_the_pack_names()
    {
        var again = Population.Draw(Plans.County, new(1), "again").Officers;

        Assert.All(
            again.Select(officer => officer.Id).Intersect(People(1).Officers.Select(officer => officer.Id)),
            officer => Assert.StartsWith("officer:county-oversight/", officer.Value, StringComparison.Ordinal));
        Assert.Contains(again, officer => officer.Id.Value == Oversight);
        Assert.Contains(again, officer => officer.Id.Value == "officer:county-court/again-P-0100");
    }

    [Fact]
    public void The_deputy_answers_for_one_who_is_away_and_cannot_be_spared_meanwhile()
    {
        var people = People(1);
        var absences = new Absences(people);
        var officer = people.In("county-police/north-station", "officer")[0];
        var deputy = people[officer.Deputy!.Value];

        absences.Begin(officer);

        Assert.Same(deputy, absences.Answering(officer));
        Assert.False(absences.CanBegin(deputy));
        Assert.False(absences.CanBegin(officer));

        absences.End(officer);

        Assert.Same(officer, absences.Answering(officer));
        Assert.True(absences.CanBegin(deputy));
    }

    private static Population People(ulong seed) => Population.Draw(Plans.County, new(seed), "");
}
