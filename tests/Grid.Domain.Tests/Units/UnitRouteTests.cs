using Grid.Domain.Rules.Organisation;
using Grid.Domain.Units;
using static Grid.Domain.Tests.Units.UnitScenario;

namespace Grid.Domain.Tests.Units;

/// <summary>
/// Where nobody is named above an officer the posts of the unit answer and supervise: Ada and Bo are of the station,
/// which Cy heads with Pat as deputy; Sue heads the county above it, Zoe the office that only supervises.
/// </summary>
public sealed class UnitRouteTests
{
    private static readonly CaseFacts Facts = new(
        Now,
        ImmutableDictionary<OfficerId, OfficerState>.Empty
            .Add(Ada, Of(Station)).Add(Bo, Of(Station)).Add(Cy, Of(Station)).Add(Pat, Of(Station))
            .Add(Sue, Of(County)).Add(Zoe, Of(Office)).Add(Max, Of(null)))
    {
        Units = ImmutableDictionary<UnitId, UnitState>.Empty
            .Add(Station, Registered(County, null)
                .Evolve(new UnitEvent.Appointed(UnitPost.Head, Cy), Start)
                .Evolve(new UnitEvent.Appointed(UnitPost.Deputy, Pat), Start)
                .Evolve(new UnitEvent.Moved(TieKind.Supervise, null, Office), Start))
            .Add(County, Registered(null, null).Evolve(new UnitEvent.Appointed(UnitPost.Head, Sue), Start)
                .Evolve(new UnitEvent.Moved(TieKind.Supervise, null, Office), Start))
            .Add(Office, Registered(null, null).Evolve(new UnitEvent.Appointed(UnitPost.Head, Zoe), Start)),
    };

    [Fact]
    public void The_head_of_the_unit_answers_then_the_deputy_then_the_head_above_then_the_oversight_authority()
    {
        Assert.Equal(Ada, AnswererOf(Ada, Facts));
        Assert.Equal(Cy, AnswererOf(Ada, Away(Ada)));
        Assert.Equal(Pat, AnswererOf(Ada, Away(Ada, Cy)));
        Assert.Equal(Sue, AnswererOf(Ada, Away(Ada, Cy, Pat)));
        // Whoever only supervises may not take a case over.
        Assert.Equal(Ova, AnswererOf(Ada, Away(Ada, Cy, Pat, Sue)));
    }

    [Fact]
    public void An_acting_head_comes_before_the_head() => Assert.Equal(
        Bo, AnswererOf(Ada, With(Away(Ada), Station, new UnitEvent.Appointed(UnitPost.ActingHead, Bo))));

    [Fact]
    public void The_head_supervises_the_officers_and_is_not_supervised_by_the_deputy()
    {
        Assert.Equal(Cy, SupervisorOf(Ada, Facts));
        Assert.Equal(Cy, SupervisorOf(Pat, Facts));
        Assert.Equal(Sue, SupervisorOf(Cy, Facts));
        Assert.Equal(Sue, SupervisorOf(Cy, Away(Pat)));
        Assert.Equal(Zoe, SupervisorOf(Sue, Facts));
        Assert.Equal(Ova, SupervisorOf(Zoe, Facts));
    }

    [Fact]
    public void What_is_merged_answers_to_the_posts_of_what_it_goes_on_in()
    {
        var merged = With(Away(Ada), Station, new UnitEvent.Merged(Office));
        Assert.Equal(Zoe, AnswererOf(Ada, merged));
        Assert.Equal(Zoe, SupervisorOf(Bo, merged));
    }

    [Fact]
    public void Whoever_is_split_off_answers_to_the_posts_of_the_other_unit()
    {
        var split = With(Away(Ada), Station, new UnitEvent.Split(Office) { Officers = [Ada] });
        Assert.Equal(Zoe, AnswererOf(Ada, split));
        Assert.Equal(Cy, SupervisorOf(Bo, split));
    }

    [Fact]
    public void Whoever_has_come_back_is_where_they_came_to()
    {
        var gone = With(Away(Ada), Station, new UnitEvent.Split(Office) { Officers = [Ada] }, Minute(1));
        var back = With(gone, Office, new UnitEvent.Split(Station) { Officers = [Ada] }, Minute(2));
        Assert.Equal(Cy, AnswererOf(Ada, back));
        var again = With(back, Station, new UnitEvent.Merged(Office), Minute(3));
        Assert.Equal(Zoe, AnswererOf(Ada, again));
    }

    [Fact]
    public void What_is_closed_answers_to_what_was_above_it() =>
        Assert.Equal(Sue, AnswererOf(Ada, With(Away(Ada), Station, new UnitEvent.Closed(null))));

    [Fact]
    public void Who_is_to_be_looked_up_is_asked_step_by_step()
    {
        var facts = CaseFacts.At(Now);
        var asked = new List<string>();
        while (true)
        {
            var officers = Accountability.StillUnknown(Ada, facts, Ova);
            var units = Accountability.UnitsStillUnknown(Ada, facts, Ova);
            if (officers.IsEmpty && units.IsEmpty)
            {
                break;
            }

            asked.AddRange([.. officers.Select(id => id.Value), .. units.Select(id => id.Value)]);
            facts = officers.Aggregate(facts, (known, id) => known.With(id, Away(Ada).Officer(id)));
            facts = units.Aggregate(facts, (known, id) => known.With(id, Facts.Unit(id)));
        }

        Assert.Equal([Ada.Value, Station.Value, Cy.Value, County.Value, Sue.Value], asked);
    }

    private static Timestamp Minute(int number) =>
        Start with { LocalTicks = Start.LocalTicks + (number * TimeSpan.TicksPerMinute) };

    private static OfficerState Of(UnitId? unit) => OfficerState.None.Evolve(
        new OfficerEvent.Registered(Signing.Name, Standing.Active) { Unit = unit }, Start);

    private static CaseFacts Away(params ReadOnlySpan<OfficerId> officers) =>
        Facts with { Officers = Facts.Officers.Suspend(officers) };

    private static CaseFacts With(CaseFacts facts, UnitId unit, UnitEvent happened, Timestamp? at = null) =>
        facts.With(unit, facts.Unit(unit).Evolve(happened, at ?? Start));

    private static OfficerId? AnswererOf(OfficerId holder, CaseFacts facts) =>
        Accountability.AnswererOf(holder, facts, Ova);

    private static OfficerId? SupervisorOf(OfficerId officer, CaseFacts facts) =>
        Accountability.SupervisorOf(officer, facts, Ova);
}
