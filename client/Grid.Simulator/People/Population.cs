using System.Globalization;
using Grid.Simulator.Planning;
using Grid.Simulator.Scenarios;

namespace Grid.Simulator.People;

/// <summary>
/// The officers of a scenario, who have numbers and no names. Everybody has a supervisor who is someone else; whoever
/// shares a post has a deputy in it.
/// </summary>
internal sealed class Population
{
    private readonly Dictionary<OfficerId, PlacedOfficer> _byId;
    private readonly ILookup<(string Unit, string Post), PlacedOfficer> _byPost;
    private readonly Dictionary<string, PlacedOfficer> _leading;

    private Population(ImmutableArray<PlacedOfficer> officers)
    {
        Officers = officers;
        _byId = officers.ToDictionary(officer => officer.Id);
        _byPost = officers.ToLookup(officer => (officer.Unit, officer.Post.Post));
        _leading = officers.GroupBy(officer => officer.Unit).ToDictionary(unit => unit.Key, unit => unit.First());
    }

    /// <summary>Everybody, by their numbers.</summary>
    public ImmutableArray<PlacedOfficer> Officers { get; }

    public PlacedOfficer this[OfficerId id] => _byId[id];

    /// <summary>Draws the officers of a scenario.</summary>
    /// <param name="scenario">How many of whom.</param>
    /// <param name="random">What is left to chance.</param>
    /// <param name="run">What sets the officers of this run apart from those of another; may be empty.</param>
    public static Population Draw(Scenario scenario, SeededRandom random, string run)
    {
        var posts = from organ in scenario.Organs
                    from unit in organ.Units
                    from post in unit.Posts
                    from place in Enumerable.Range(0, post.Count)
                    select (Organ: organ, Unit: unit, Post: post, Place: place);
        var seats = posts.Select((seat, index) => (
            seat.Unit.Above,
            Name: $"{seat.Organ.Organ}/{seat.Unit.Unit}",
            seat.Post,
            seat.Place,
            Id: IdOf(seat.Organ, run, index + 1))).ToList();
        var leading = seats.GroupBy(seat => seat.Name)
            .ToDictionary(unit => unit.Key, unit => unit.Select(seat => seat.Id).ToList());
        return new([.. seats.Select((seat, index) => new PlacedOfficer(seat.Id, seat.Name, seat.Post)
        {
            Grade = random.Pick(seat.Post.Grades),
            Supervisor = SupervisorOf(seat.Id, leading[seat.Name], leading[seat.Above]),
            // The next in the same post, and the first after the last.
            Deputy = seat.Post.Count > 1 ? seats[index - seat.Place + ((seat.Place + 1) % seat.Post.Count)].Id : null,
        })]);
    }

    public IReadOnlyList<PlacedOfficer> In(string unit, string post) => [.. _byPost[(unit, post)]];

    /// <summary>Who leads a unit.</summary>
    public PlacedOfficer Leading(string unit) => _leading[unit];

    public PlacedOfficer SupervisorOf(PlacedOfficer officer) => _byId[officer.Supervisor];

    // Members answer to who leads their unit, and that one to who leads the unit above; at the very top to the next.
    private static OfficerId SupervisorOf(OfficerId officer, List<OfficerId> unit, List<OfficerId> above) =>
        unit[0] != officer ? unit[0]
        : above[0] != officer ? above[0]
        : above[1];

    private static OfficerId IdOf(OrganPlan organ, string run, int number)
    {
        var called = string.Create(CultureInfo.InvariantCulture, $"P-{number:0000}");
        return OfficerId.FromSource(organ.Organ, run.Length == 0 || organ.Lasting ? called : $"{run}-{called}");
    }
}
