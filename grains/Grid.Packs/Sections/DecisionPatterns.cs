using Grid.Domain.Rules.Decisions;
using Grid.Domain.Rules.Kinds;
using Grid.Domain.Rules.Organisation;

namespace Grid.Packs.Sections;

/// <summary>The ways in which a decision comes about, each with its parameters.</summary>
internal static class DecisionPatterns
{
    private const int MostWeight = 1000;
    private const int MostMembers = 1000;

    private static readonly ImmutableArray<string> Known = ["chain", "committee", "panel", "sole"];

    public static DecisionMade Read(RuleParameters rule)
    {
        var name = rule.Require("pattern");
        switch (name?.Text() ?? "")
        {
            case "sole":
                return new(new DecisionPattern.Sole(rule.Acts("acts"), rule.Slot("slot"))
                {
                    IsActingEnough = rule.Flag("acting"),
                    Attended = rule.ActsIfAny("attended"),
                    AskWhenVacant = rule.TextIfAny("ask-when-vacant"),
                });
            case "chain":
                return new(Chain(rule));
            case "panel":
                return new(Vote(rule, quorum: "all"));
            case "committee":
                return new(Vote(rule, quorum: "more-than-half"));
            case var text:
                if (text.Length > 0)
                {
                    name!.Report($"unknown pattern {Wording.Quote(text)}", Wording.Suggest(text, Known));
                }

                return new(new DecisionPattern.Chain([]));
        }
    }

    private static DecisionPattern.Chain Chain(RuleParameters rule)
    {
        var steps = rule.Entries("steps", step => new ChainStep(step.Act("act"), step.SlotIfAny("slot")));
        if (steps.Length == 1)
        {
            rule.Report("a chain has one step", "add another step, or use the pattern `sole`");
        }

        return new(steps)
        {
            IsActingEnough = rule.Flag("acting"),
            AskWhenVacant = rule.TextIfAny("ask-when-vacant"),
            OneOfficerIf = FactMatches.ReadAny(rule.Find("one-officer-if")),
            Same = rule.TextsIfAny("same"),
        };
    }

    private static DecisionPattern.Vote Vote(RuleParameters rule, string quorum)
    {
        var questions = rule.TextsIfAny("questions");
        return new(rule.Acts("acts"), rule.Act("vote"), rule.Entries("members", member => Member(member, questions)))
        {
            Questions = questions,
            Opinion = rule.TextIfAny("opinion") ?? "opinion",
            Question = rule.TextIfAny("question") ?? "question",
            Quorum = VoteShares.Read(rule.Find("quorum"), quorum),
            Sizes = [.. (rule.Find("sizes")?.SomeItems() ?? []).Select(size => size.Number(MostMembers))],
            Majority = VoteShares.Read(rule.Find("majority"), "more-than-half"),
            Signature = rule.ActIfAny("signed-by"),
            Anew = rule.ActsIfAny("anew"),
            Renewed = rule.ActsIfAny("renewed"),
            Instead = rule.ActsIfAny("instead"),
            AskWhenVacant = rule.TextIfAny("ask-when-vacant"),
            AskWithoutMajority = rule.TextIfAny("ask-without-majority"),
        };
    }

    private static VotingSlot Member(RuleParameters member, ImmutableArray<string> questions)
    {
        var on = member.Find("questions")?.SomeItems() ?? [];
        foreach (var question in on)
        {
            var text = question.Text();
            if (text.Length > 0 && !questions.Contains(text))
            {
                question.Report($"unknown question {Wording.Quote(text)}", Wording.Suggest(text, questions));
            }
        }

        var slot = member.Slot("slot");
        var entry = member.SlotEntry(slot);
        var votes = entry?.Votes ?? [];
        var said = member.NumberIfAny("weight", MostWeight);
        // Who has no vote on one kind of question has none where the decision is not divided.
        var weight = said ?? (votes.IsEmpty ? 1 : votes.Min(vote => vote.Weight));
        return new(slot, weight)
        {
            Sizes = entry?.Sizes ?? [],
            Weights = (on.IsEmpty, said, votes.IsEmpty) switch
            {
                (false, _, _) => [.. on.Select(question => new VoteWeight(question.Text(), said ?? 1))],
                (true, null, false) => [.. questions.Select(name => new VoteWeight(name, entry!.WeightOn(name)))],
                _ => [],
            },
        };
    }
}
