using CsCheck;
using Grid.Domain.Draws;
using Grid.Domain.Units;
using Grid.Ledger.Draws;

namespace Grid.Ledger.Tests.Draws;

/// <summary>What is drawn can be checked from entries alone, and whatever is changed is found.</summary>
public sealed class DrawCheckTests
{
    private static readonly OfficerId Ada = new("officer:ada");
    private static readonly OfficerId Bo = new("officer:bo");
    private static readonly OfficerId Cy = new("officer:cy");

    /// <summary>What somebody with every right on the ledger might write instead, each made to fit by hash.</summary>
    private static readonly ImmutableSortedDictionary<string, Action<DrawnChain>> Changes =
        ImmutableSortedDictionary.CreateRange<string, Action<DrawnChain>>(StringComparer.Ordinal,
        [
            new("another is named", made => made.Drawn = made.Drawn with { Officer = Other(made) }),
            new("another number", made => made.Drawn = made.Drawn with { Number = new('1', DayKeys.Digits) }),
            new("another round", made => made.Drawn = made.Drawn with { Round = 2 }),
            new("another opening", made => made.Drawn = made.Drawn with { Opening = new('1', DayKeys.Digits) }),
            new("the case was opened otherwise", made => made.Opened = made.Opened with { Kind = "odd" }),
            new("the facts of the case", made => made.Opened = made.Opened with { Facts = FactSet.None }),
            new("another commitment", made => made.Drawn = made.Drawn with { Commitment = new('1', DayKeys.Digits) }),
            new("another key entry", made => made.Drawn = made.Drawn with { KeyEntry = 2 }),
            new("another day", made => made.Drawn = made.Drawn with { Day = "2026-03-01" }),
            new("drawn on another day", made => made.DrawnAt = Timestamp.Parse("2026-03-03T00:00:00Z")),
            new("another pool entry", made => made.Drawn = made.Drawn with { PoolEntry = 1 }),
            new("no pool", made => made.Drawn = made.Drawn with { Pool = null }),
            new("relied on nothing", made => made.Relied = 0),
            new("relied on what came later", made => made.Relied = 4),
            new("relied on an earlier pool", made => made.Relied = 1),
            new("one left out without a word", made => made.Drawn = made.Drawn with
            {
                Candidates = made.Drawn.Candidates.RemoveAt(0),
            }),
            new("a stranger among them", made => made.Drawn = made.Drawn with
            {
                Candidates = made.Drawn.Candidates.Add(new(new("officer:zed"), 100)),
            }),
            new("a heavier weight", made => made.Drawn = made.Drawn with
            {
                Candidates = made.Drawn.Candidates.SetItem(0, made.Drawn.Candidates[0] with
                {
                    Weight = made.Drawn.Candidates[0].Weight + 1,
                }),
            }),
            new("another order", made => made.Drawn = made.Drawn with
            {
                Candidates = [.. made.Drawn.Candidates.Reverse()],
            }),
            new("other terms", made => made.Drawn = made.Drawn with { Weights = new(11, 1, "matter", 2) }),
            new("no terms", made => made.Drawn = made.Drawn with { Weights = null }),
            new("the key is another", made => made.Unit[3] =
                (made.Unit[3].At, new UnitEvent.DayKeyRevealed(DrawnChain.Day, new('2', DayKeys.Digits)))),
            new("the commitment came late", made => made.Unit[2] =
                (Timestamp.Parse("2026-03-02T00:00:00Z"), made.Unit[2].Happened)),
            new("the commitment is to another key", made => made.Unit[2] =
                (made.Unit[2].At, new UnitEvent.DayKeyCommitted(DrawnChain.Day, new('3', DayKeys.Digits)))),
            new("other caseloads", made => made.Unit[2] = (made.Unit[2].At,
                (UnitEvent.DayKeyCommitted)made.Unit[2].Happened with { Caseloads = [new(Ada, 9), new(Bo, 9)] })),
            new("another pool", made => made.Unit[1] =
                (made.Unit[1].At, new UnitEvent.PoolSet(DrawnChain.Judge) { Members = [new(Cy)] })),
        ]);

    /// <summary>The same by one who thinks of what is held against what, and what tells of it.</summary>
    private static readonly ImmutableSortedDictionary<string, Action<DrawnChain>> Forged =
        ImmutableSortedDictionary.CreateRange<string, Action<DrawnChain>>(StringComparer.Ordinal,
        [
            // As many as it takes until the same number comes to another, every weight agreeing.
            new("what weighed is not what the pack made has", made => made.Suit(Cy)),
            new("was never published", made => made.Suit(Cy, new(new('5', DayKeys.Digits)))),
            new("it does not name the pack", made => made.Suit(Cy, null)),
            new("it was drawn by the pack made, which is not that of the case", made =>
                made.Reopen(made.Opened with { Pack = new("other") })),
            new("left out by no-such.rule, and there is no such rule", made => made.LeaveOut(new("no-such.rule"))),
            new("left out by draw.another-than-before, and nothing of it is on record", made =>
                made.LeaveOut(DrawHolderRules.AnotherThanBefore)),
            new("left out by draw.one-seat-each, and nothing of it is on record", made =>
                made.LeaveOut(DrawHolderRules.OneSeatEach)),
            new("neither the case's unit (unit:elsewhere)", made =>
                made.Reopen(made.Opened with { Unit = new UnitId("unit:elsewhere") })),
            new("neither the case's unit (none)", made => made.Reopen(made.Opened with { Unit = null })),
            new("and unit:north has one of its own", made => made.Below(
                new UnitEvent.Registered(new("made")) { Lead = DrawnChain.Court },
                new UnitEvent.PoolSet(DrawnChain.Judge) { Members = [new(Ada), new(Bo)] })),
            new("neither the case's unit (unit:north)", made => made.Below(new UnitEvent.Registered(new("made")))),
            new("the seat was nobody's", made => made.Drawn = made.Drawn with { From = Bo, Because = "recusal" }),
            new("the seat was officer:bo's", made =>
                made.Reopen(made.Opened with { Slots = [new(DrawnChain.Judge, 1, Bo)] })),
        ]);

    public static TheoryData<string> Names => [.. Changes.Keys];

    public static TheoryData<string> Problems => [.. Forged.Keys];

    [Fact]
    public void What_was_drawn_is_proven_once_the_key_is_told()
    {
        var seat = Made().Check();
        Assert.Empty(seat.Problems);
        Assert.Empty(seat.Notes);
        Assert.Equal(DrawnChain.Key, seat.Key);
        Assert.Equal("2026-03-01T23:00:00Z", seat.CommittedAt.ToString());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Whatever_is_changed_is_found(string change)
    {
        var made = Made();
        Changes[change](made);
        Assert.NotEmpty(made.Check().Problems);
    }

    [Theory]
    [MemberData(nameof(Problems))]
    public void What_was_made_to_agree_is_found_by_what_it_is_held_against(string problem)
    {
        var made = Made();
        Forged[problem](made);
        Assert.Contains(made.Check().Problems, told => told.Contains(problem, StringComparison.Ordinal));
    }

    [Fact]
    public void Any_pool_with_any_caseload_is_proven_and_any_change_of_it_is_found() =>
        Gen.Select(Gen.Int[1, 100].Array[2, 8], Gen.Int[0, 15].Array[8], Gen.Int[0, 7]).Sample((shares, loads, at) =>
        {
            ImmutableArray<PoolMember> members =
                [.. shares.Select((share, place) => new PoolMember(new($"officer:o{place}"), share))];
            ImmutableArray<Caseload> cases =
                [.. members.Zip(loads, (member, load) => new Caseload(member.Officer, load))];
            var whole = new DrawnChain(members, cases).Check();
            var changed = new DrawnChain(members, cases);
            var other = changed.Drawn.Candidates[at % members.Length].Officer;
            var isSame = other == changed.Drawn.Officer;
            changed.Drawn = changed.Drawn with { Officer = other };
            return whole.Problems.IsEmpty && changed.Check().Problems.IsEmpty == isSame;
        });

    [Fact]
    public void The_pool_of_a_unit_that_leads_the_cases_is_its_own_where_that_has_none()
    {
        var made = Made();
        made.Below(new UnitEvent.Registered(new("made")) { Lead = DrawnChain.Court });
        Assert.Empty(made.Check().Problems);
    }

    [Fact]
    public void A_rule_that_the_draw_or_the_pack_has_may_leave_somebody_out()
    {
        var made = Made();
        made.LeaveOut(FillSlotRules.OfficerMayHold.Id);
        Assert.Empty(made.Check().Problems);
        made.Opened = made.Opened with { Slots = [new(DrawnChain.Judge, 2, Ada)] };
        made.LeaveOut(DrawHolderRules.OneSeatEach);
        Assert.Empty(made.Check().Problems);
    }

    [Fact]
    public void What_was_noted_before_the_case_was_opened_is_not_its_opening()
    {
        var made = Made();
        made.Unit.Insert(3, (Timestamp.Parse("2026-03-02T07:30:00Z"), made.Unit[1].Happened));
        made.Relied = 4;
        made.Drawn = made.Drawn with { PoolEntry = 4 };
        made.Note(new CaseEvent.RetrySettled("case.open"), new CaseEvent.AttemptNoted("case.open"));
        var seat = made.Check();
        Assert.Empty(seat.Problems);
        Assert.Equal("tax", seat.Matter);
        Assert.True(seat.IsHeldAgainstPack);
        Assert.Contains("the pool was changed by #4 after the key was committed to", seat.Notes);

        made.Drawn = made.Drawn with { Opening = HashChain.Print(HashChain.HashOf(made.CaseBodies().First())) };
        Assert.Contains(
            "the case's opening entry is not the one it was drawn over", made.Check().Problems);
    }

    [Fact]
    public void That_there_was_nobody_else_is_told()
    {
        var made = new DrawnChain([new(Ada), new(Bo)], []);
        Assert.True(made.Check().IsAChoice);
        made.LeaveOut(FillSlotRules.OfficerMayHold.Id);
        var seat = made.Check();
        Assert.Empty(seat.Problems);
        Assert.False(seat.IsAChoice);
        Assert.Contains("no choice: of the pool none but officer:bo could hold the seat", seat.Notes);
    }

    [Fact]
    public void Without_the_pack_terms_are_held_against_other_draws_under_it()
    {
        var made = Made();
        made.Packs = new();
        var seat = made.Check();
        Assert.Empty(seat.Problems);
        Assert.False(seat.IsHeldAgainstPack);
        Assert.Contains("is not at hand", Assert.Single(seat.Notes), StringComparison.Ordinal);

        made.Suit(Cy);
        var suited = made.Check();
        Assert.Empty(suited.Problems);
        Assert.All(DrawCheck.Together([seat, suited]), one => Assert.Contains(
            "other draws of the slot under the same pack have other terms", one.Problems));
    }

    [Fact]
    public void Until_the_key_is_told_a_draw_is_open_and_after_that_it_is_asked_where_it_is()
    {
        var made = Made();
        made.Unit.RemoveAt(3);
        Assert.Null(made.Check().Key);
        Assert.Empty(made.Check("2026-03-04T23:59:59Z").Problems);
        Assert.Contains("should have been told", Assert.Single(made.Check("2026-03-05T00:00:00Z").Problems),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_pool_that_was_changed_between_is_told()
    {
        var made = Made();
        made.Unit.Insert(3, (Timestamp.Parse("2026-03-02T08:30:00Z"), made.Unit[1].Happened));
        made.Relied = 4;
        made.Drawn = made.Drawn with { PoolEntry = 4 };
        var seat = made.Check();
        Assert.Empty(seat.Problems);
        Assert.Contains("the pool was changed by #4 after the case was opened", seat.Notes);

        made.Unit[3] = (Timestamp.Parse("2026-03-02T07:30:00Z"), made.Unit[1].Happened);
        Assert.Contains("the pool was changed by #4 after the key was committed to", made.Check().Notes);
    }

    [Fact]
    public void A_chain_with_a_hole_in_it_is_told()
    {
        var bodies = Made().UnitBodies().ToList();
        bodies.RemoveAt(1);
        Assert.Equal(
            "#2 of unit:court does not follow the entry before it", DrawStream.Of("unit:court", bodies).Damage);
        Assert.NotNull(DrawStream.Of("unit:court", ["{"u8.ToArray()]).Damage);
    }

    [Fact]
    public async Task An_exported_ledger_is_enough()
    {
        var kept = Path.Combine(AppContext.BaseDirectory, "Draws", "drawn.jsonl");
        var told = Made(areNamed: false).Export();
        Assert.Equal(await File.ReadAllTextAsync(kept), told);
        var now = Timestamp.Parse("2026-03-03T12:00:00Z");
        Assert.Empty((await Read(told)).Problems);
        Assert.NotEmpty((await Read(told.Replace("\"round\":1", "\"round\":2", StringComparison.Ordinal))).Problems);

        var named = await Read(Made().Export());
        Assert.Empty(named.Problems);
        Assert.True(named.IsHeldAgainstPack);

        async Task<DrawnSeat> Read(string text)
        {
            var drawn = await Checked(text, now);
            Assert.Empty(drawn.Damages);
            return Assert.Single(drawn.Seats);
        }
    }

    [Fact]
    public async Task A_case_whose_opening_is_gone_hides_its_draws_and_is_told()
    {
        var lines = Made().Export().Split('\n');
        var torn = lines.Where(line => !line.Contains("\"case.opened.v1\"", StringComparison.Ordinal)).ToArray();
        Assert.Equal(lines.Length - 1, torn.Length);

        var drawn = await Checked(string.Join('\n', torn), Timestamp.Parse("2026-03-03T12:00:00Z"));

        Assert.Empty(drawn.Seats);
        Assert.False(drawn.IsRight);
        Assert.Contains("#1 of case:", Assert.Single(drawn.Damages), StringComparison.Ordinal);
    }

    private static async Task<CheckedDraws> Checked(string text, Timestamp now)
    {
        using var export = new StringReader(text);
        return await DrawReading.Check(export, null, now, Made().Packs, CancellationToken.None);
    }

    private static DrawnChain Made(bool areNamed = true) => new(
        [new(Ada) { Specialities = ["tax"] }, new(Bo, 50), new(Cy)],
        [new(Ada, 3), new(Bo, 0), new(Cy, 12)],
        areNamed);

    private static OfficerId Other(DrawnChain made) =>
        made.Drawn.Candidates.Select(one => one.Officer).First(officer => officer != made.Drawn.Officer);
}
