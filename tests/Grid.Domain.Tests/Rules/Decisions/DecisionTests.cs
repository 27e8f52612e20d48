using Grid.Domain.Rules.Decisions;
using Grid.Domain.Tests.Cases;
using Grid.Domain.Tests.Rules.Kinds;

namespace Grid.Domain.Tests.Rules.Decisions;

public sealed class DecisionTests
{
    private static readonly VoteShare Half = new(VoteBody.AllMembers, 1, 2) { IsMoreThan = true };

    private static readonly DecisionPattern.Vote ByPanel =
        new([Act("approve")], Act("note-vote"), [new(Lead, 1), new(Panel, 1)])
        {
            Quorum = new(VoteBody.AllMembers, 1, 1),
            Majority = Half,
            Instead = [Act("review")],
            Anew = [Act("note-anew")],
            AskWithoutMajority = "the committee",
        };

    private static readonly CaseEvent.Opened OfThree = CaseScenario.OnRecord with
    {
        Slots = [Seat(Lead, Ada), Seat(Panel, Bo), Seat(Panel, Cy, 2)],
    };

    private static JudgedCase Of(DecisionPattern pattern) => JudgedCase.By(new DecisionMade(pattern), OfThree);

    private static JudgedCase Vote(JudgedCase judged, OfficerId by, string opinion, string? question = null) =>
        judged.Act(
            "note-vote",
            by,
            facts: question is null
                ? [new("opinion", opinion)]
                : [new("opinion", opinion), new("question", question)]);

    private static JudgedCase Voted(DecisionPattern pattern, params ReadOnlySpan<string> opinions)
    {
        var judged = Of(pattern);
        for (var i = 0; i < opinions.Length; i++)
        {
            judged = Vote(judged, new[] { Ada, Bo, Cy }[i], opinions[i]);
        }

        return judged;
    }

    [Fact]
    public void A_majority_decides_and_the_outvoted_opinion_stays()
    {
        var judged = Voted(ByPanel, "guilty", "guilty", "not")
            .Act("approve", Ada, facts: new Fact("opinion", "guilty"));

        judged.Then(VerdictKind.Satisfied);
        Assert.Contains(judged.State.Acts, act => act.Officer == Cy && act.Facts["opinion"] == "not");
    }

    [Fact]
    public void What_the_majority_did_not_vote_is_not_signed() =>
        Voted(ByPanel, "guilty", "guilty", "not").Act("approve", Ada, facts: new Fact("opinion", "not"))
            .ThenBroken(Ada);

    [Fact]
    public void Three_opinions_have_no_majority_and_go_on_to_the_committee()
    {
        var judged = Voted(ByPanel, "a", "b", "c");

        Assert.Equal(
            "the committee",
            Assert.Single(judged.Scenario.When(Ada, new CaseCommand.RecordAct("approve")).Refused.Reasons).Ask);
        judged.Act("review", Sue, facts: new Fact("opinion", "b")).Act("approve", Ada, facts: new Fact("opinion", "b"))
            .Then(VerdictKind.Satisfied);
    }

    [Fact]
    public void What_the_committee_decides_binds_the_panel() =>
        Voted(ByPanel, "a", "b", "c").Act("review", Sue, facts: new Fact("opinion", "b"))
            .Act("approve", Ada, facts: new Fact("opinion", "a")).ThenBroken(Ada);

    [Fact]
    public void Before_all_have_voted_nothing_is_signed() =>
        Voted(ByPanel, "a", "a").Act("approve", Ada).ThenBroken(Ada);

    [Fact]
    public void A_vote_is_never_taken_back() => Vote(Voted(ByPanel, "a"), Ada, "b").ThenBroken(Ada);

    [Fact]
    public void When_deliberation_begins_anew_each_may_vote_again() =>
        Vote(Voted(ByPanel, "a", "b", "c").Act("note-anew", Ada), Ada, "b").Then(VerdictKind.Satisfied);

    [Fact]
    public void Who_is_no_member_has_no_vote() => Vote(Of(ByPanel), Zoe, "a").ThenBroken(Zoe);

    [Fact]
    public void A_vote_without_an_opinion_is_undecidable() =>
        Of(ByPanel).Act("note-vote", Ada).ThenUndecidable("the fact `act.opinion`");

    [Fact]
    public void One_who_has_no_vote_on_the_law_may_vote_on_the_facts()
    {
        var large = ByPanel with
        {
            Members = [new(Lead, 1), new(Panel, 1) { Weights = [new("fact", 1)] }],
            Questions = ["fact", "law"],
        };

        Vote(Of(large), Bo, "a", "law").ThenBroken(Bo);
        var facts = Vote(Vote(Vote(Of(large), Ada, "so", "fact"), Bo, "so", "fact"), Cy, "not", "fact");
        facts.Act("approve", Ada).ThenBroken(Ada);
        Vote(facts, Ada, "yes", "law").Act("approve", Ada).Then(VerdictKind.Satisfied);
        Vote(facts, Ada, "yes", "law").Act("approve", Ada, facts: new Fact("opinion.fact", "not")).ThenBroken(Ada);
        Of(large).Act("note-vote", Ada, facts: new Fact("opinion", "a")).ThenUndecidable("the fact `act.question`");
    }

    [Fact]
    public void All_must_sign_whatever_they_voted_for()
    {
        var signed = Voted(ByPanel with { Signature = Act("note-sign") }, "a", "a", "b")
            .Act("note-sign", Ada).Act("note-sign", Bo);

        signed.Act("approve", Ada).ThenBroken(Ada);
        signed.Act("note-sign", Cy).Act("approve", Ada).Then(VerdictKind.Satisfied);
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(9, false)]
    public void Two_thirds_of_all_members_are_two_thirds_of_all(int inFavour, bool isEnough)
    {
        var committee = ByPanel with
        {
            Members = [new(Panel, 1)],
            Quorum = Half,
            Majority = new(VoteBody.AllMembers, 2, 3),
        };
        var members = Enumerable.Range(1, 15).Select(seat => OfficerId.Parse($"m{seat}")).ToArray();
        var judged = JudgedCase.By(
            new DecisionMade(committee),
            CaseScenario.OnRecord with { Slots = [.. members.Select((id, i) => Seat(Panel, id, i + 1))] },
            new CaseEvent.OfficerRecused(members[13], "kin"),
            new CaseEvent.OfficerRecused(members[14], "kin"));
        for (var i = 0; i < 13; i++)
        {
            judged = Vote(judged, members[i], i < inFavour ? "yes" : "no");
        }

        Assert.Equal(isEnough, judged.Act("approve", members[0]).Standing is null);
    }

    [Fact]
    public void One_decides_alone_in_a_slot_that_nobody_shares()
    {
        Of(new DecisionPattern.Sole([Act("approve")], Lead)).Act("approve", Ada).Then(VerdictKind.Satisfied);
        Of(new DecisionPattern.Sole([Act("approve")], Lead)).Act("approve", Bo).ThenBroken(Bo);
        Of(new DecisionPattern.Sole([Act("approve")], Panel)).Act("approve", Bo).ThenBroken(Bo);
    }

    [Fact]
    public void Whoever_answers_in_the_holders_place_does_not_decide_in_it_unless_the_pack_says_so()
    {
        var sole = new DecisionPattern.Sole([Act("approve")], Lead) { AskWhenVacant = "the head" };
        var chain = new DecisionPattern.Chain([new(Act("approve"), Lead), new(Act("review"), null)]);
        JudgedCase In(DecisionPattern pattern, params ReadOnlySpan<CaseEvent> then) => JudgedCase.By(
            new DecisionMade(pattern), [OfThree, new CaseEvent.ActingHolderNamed(Lead, 1, Ada, Sue), .. then]);

        foreach (var pattern in (DecisionPattern[])[sole, chain])
        {
            Assert.Equal(
                (VerdictKind.Broken, Sue, "the vacant seat 1 of slot `lead`"),
                In(pattern).Act("approve", Sue).Standing);
            In(pattern).Act("approve", Ada).Then(VerdictKind.Satisfied);
            In(pattern, new CaseEvent.ResponsibilityTransferred(Lead, 1, Ada, Bo)).Act("approve", Bo)
                .Then(VerdictKind.Satisfied);
        }

        Assert.Equal(
            "the head",
            Assert.Single(
                In(sole).Scenario.When(Sue, new CaseCommand.RecordAct("approve")).Refused.Reasons).Ask);
        In(sole with { IsActingEnough = true }).Act("approve", Sue).Then(VerdictKind.Satisfied);
        In(chain with { IsActingEnough = true }).Act("approve", Sue).Then(VerdictKind.Satisfied);
    }

    [Fact]
    public void A_panel_waits_while_a_seat_is_vacant_and_a_committee_goes_on()
    {
        var voted = Voted(ByPanel, "a", "a", "a");
        var vacant = new JudgedCase(voted.Scenario with
        {
            State = voted.State.Evolve(new CaseEvent.ActingHolderNamed(Panel, 2, Cy, Sue), Start),
        });
        var missing = (VerdictKind.Broken, Ada, "the vacant seat 2 of slot `panel`");

        Assert.Equal(missing, vacant.Act("approve", Ada).Standing);
        Assert.Equal(missing, vacant.Act("note-vote", Ada, facts: new Fact("opinion", "a")).Standing);

        var committee = JudgedCase.By(
            new DecisionMade(ByPanel with { Quorum = Half }),
            OfThree, new CaseEvent.ActingHolderNamed(Panel, 2, Cy, Sue));
        Vote(committee, Sue, "a").ThenBroken(Sue);
        Vote(Vote(committee, Ada, "a"), Bo, "a").Act("approve", Ada).Then(VerdictKind.Satisfied);
    }

    [Fact]
    public void What_all_have_to_attend_is_not_held_while_a_seat_is_vacant()
    {
        var held = Act("note-hearing");
        var sole = new DecisionPattern.Sole([Act("approve")], Panel) { Attended = [held], AskWhenVacant = "the head" };
        var panel = ByPanel with { Renewed = [held], AskWhenVacant = "the head" };
        JudgedCase In(DecisionPattern pattern, params ReadOnlySpan<CaseEvent> then) =>
            JudgedCase.By(new DecisionMade(pattern), [OfThree, .. then]);
        var vacant = new CaseEvent.ActingHolderNamed(Panel, 2, Cy, Sue);

        foreach (var pattern in (DecisionPattern[])[sole, panel, panel with { Sizes = [3, 5] }])
        {
            var hearing = In(pattern, vacant).Act("note-hearing", Ada);
            Assert.Equal((VerdictKind.Broken, Ada, "the vacant seat 2 of slot `panel`"), hearing.Standing);
            var refused = In(pattern, vacant).Scenario.When(Ada, new CaseCommand.RecordAct("note-hearing")).Refused;
            Assert.Equal("the head", Assert.Single(refused.Reasons).Ask);
            In(pattern).Act("note-hearing", Ada).Then(VerdictKind.NotApplicable);
        }

        // Of a committee the others go on; and a body too small to be this one gets a member with whom all comes again.
        foreach (var pattern in (DecisionPattern[])[panel with { Quorum = Half }, panel with { Sizes = [7] }])
        {
            In(pattern, vacant).Act("note-hearing", Ada).Then(VerdictKind.NotApplicable);
        }
    }

    [Fact]
    public void With_another_member_what_was_held_is_held_again_and_deliberation_begins_anew()
    {
        var renewing = ByPanel with { Renewed = [Act("note-hearing")] };
        JudgedCase Changed(JudgedCase judged) => new(judged.Scenario with
        {
            State = judged.State.Evolve(new CaseEvent.ResponsibilityTransferred(Panel, 2, Cy, Zoe), Start),
        });

        var voted = Vote(Vote(Of(renewing).Act("note-hearing", Ada), Ada, "a"), Bo, "a");
        var changed = Changed(voted);
        Assert.Equal(
            (VerdictKind.Broken, Zoe, "`note-hearing`, which is to come again with the new member"),
            Vote(changed, Zoe, "a").Standing);

        var heard = changed.Act("note-hearing", Ada);
        Vote(heard, Zoe, "a").Act("approve", Ada).ThenBroken(Ada);
        var again = Vote(Vote(Vote(heard, Zoe, "a"), Ada, "b"), Bo, "b");
        again.Act("approve", Ada, facts: new Fact("opinion", "b")).Then(VerdictKind.Satisfied);
        Vote(again, Ada, "a").ThenBroken(Ada);

        // Where nothing was held before, or nothing is to be renewed, the new member takes up what the former left.
        Vote(Changed(Of(renewing)), Zoe, "a").Then(VerdictKind.Satisfied);
        Vote(Changed(Vote(Vote(Of(ByPanel), Ada, "a"), Bo, "a")), Zoe, "a").Act("approve", Ada)
            .Then(VerdictKind.Satisfied);
    }

    [Fact]
    public void A_chain_goes_through_several_hands()
    {
        var chain = new DecisionPattern.Chain(
            [new(Act("draft"), Lead), new(Act("review"), null), new(Act("approve"), null)])
        {
            OneOfficerIf = [[new("fine", ["small"])]],
        };

        Of(chain).Act("draft", Ada).Act("review", Bo).Act("approve", Cy).Then(VerdictKind.Satisfied);
        Of(chain).Act("draft", Bo).ThenBroken(Bo);
        Of(chain).Act("draft", Ada).Act("approve", Cy).ThenBroken(Cy);
        Of(chain).Act("draft", Ada).Act("review", Ada).ThenBroken(Ada);
        Of(chain).Act("draft", Ada).Act("review", Bo).Act("approve", Ada).ThenBroken(Ada);
        Of(chain).Act("draft", Ada).Act("review", Ada, facts: new Fact("fine", "small")).Then(VerdictKind.Satisfied);
        Of(chain).Act("draft").ThenUndecidable("the officer who acted: no person is named");
    }
}
