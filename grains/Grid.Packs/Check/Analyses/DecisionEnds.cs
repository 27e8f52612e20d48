using Grid.Domain.Rules.Decisions;
using Grid.Domain.Rules.Kinds;

namespace Grid.Packs.Check.Analyses;

/// <summary>A decision can come about, whatever those who take part in it think.</summary>
internal static class DecisionEnds
{
    public static readonly Analysis Analysis = new(
        new("decision.ends", HoleWeight.Error, "every decision pattern can come to an end"), Look);

    private static IEnumerable<Spotted> Look(CheckedPack pack) =>
        from rule in pack.Pack.Rules
        where rule.Kind is DecisionMade
        from wrong in Wrong(pack.Pack, ((DecisionMade)rule.Kind).Pattern)
        select new Spotted(pack.Places.Of("rules", rule.Id.Value), wrong.Problem, wrong.Fix) { Weight = wrong.Weight };

    private static IEnumerable<(string Problem, string Fix, HoleWeight? Weight)> Wrong(
        RulePack pack, DecisionPattern pattern) => pattern switch
        {
            DecisionPattern.Chain chain => WrongIn(pack, chain),
            DecisionPattern.Vote vote => [.. WrongIn(vote), .. Ties(pack, vote)],
            _ => [],
        };

    private static IEnumerable<(string Problem, string Fix, HoleWeight? Weight)> WrongIn(
        RulePack pack, DecisionPattern.Chain chain)
    {
        foreach (var again in chain.Steps.GroupBy(step => step.Act.Text).Where(steps => steps.Count() > 1))
        {
            yield return (
                $"the act {Wording.Quote(again.Key)} is several steps of the chain, so the later ones never come",
                "give each step an act of its own",
                null);
        }

        foreach (var slot in chain.Steps.Select(step => step.Slot).OfType<Slot>().Distinct())
        {
            var steps = chain.Steps.Count(step => step.Slot == slot);
            if (steps > 1 && chain.OneOfficerIf.IsEmpty && steps > (pack.SlotNamed(slot)?.Seats ?? 1))
            {
                yield return (
                    $"{steps} steps of the chain fall to slot {Wording.Quote(slot.Value)}, which has too few seats for "
                    + "as many officers",
                    "let another slot do one of the steps, add `seats:`, or say `one-officer-if`",
                    null);
            }
        }
    }

    private static IEnumerable<(string Problem, string Fix, HoleWeight? Weight)> WrongIn(DecisionPattern.Vote vote)
    {
        foreach (var act in vote.Acts.Where(act => vote.Ballot.Matches(act.Text) || act.Matches(vote.Ballot.Text)))
        {
            yield return (
                $"the act {Wording.Quote(act.Text)} is both the vote and the decision, so nothing is ever decided",
                "name an act of its own under `vote`",
                null);
        }

        foreach (var question in vote.Questions.IsEmpty ? (string?[])[null] : [.. vote.Questions])
        {
            if (!vote.Members.Any(member => member.VotesOn(question)))
            {
                yield return (
                    question is null
                        ? "nobody votes"
                        : $"nobody votes on {Wording.Quote(question)}",
                    "add a slot under `members`",
                    null);
            }
        }
    }

    // A vote is never taken back, so where no opinion has enough of them only another way leads on.
    private static IEnumerable<(string Problem, string Fix, HoleWeight? Weight)> Ties(
        RulePack pack, DecisionPattern.Vote vote)
    {
        if (!vote.Anew.IsEmpty || !vote.Instead.IsEmpty || vote.AskWithoutMajority is not null)
        {
            yield break;
        }

        foreach (var question in vote.Questions.IsEmpty ? (string?[])[null] : [.. vote.Questions])
        {
            var on = question is null ? "" : $" on {Wording.Quote(question)}";
            var weights = Totals(pack, vote, question);
            if (weights.FirstOrDefault(weight => weight > 1 && !Decides(vote, weight)) is > 0 and var tied)
            {
                yield return (
                    $"{tied} votes{on} can be split so that no opinion has the majority, and nothing leads on",
                    "say what then: `anew`, `instead` or `ask-without-majority`",
                    null);
            }
            else if (weights.Any(weight => weight > 2))
            {
                yield return (
                    $"three opinions{on} can leave none with the majority, and nothing leads on",
                    "say what then: `anew`, `instead` or `ask-without-majority`",
                    HoleWeight.Warning);
            }
        }
    }

    // Whether of two opinions one always has enough, however the votes fall.
    private static bool Decides(DecisionPattern.Vote vote, int weight) =>
        vote.Majority.IsMetBy((weight + 1) / 2, weight);

    // How many votes there can be: what the sizes of the slots allow, together.
    private static ImmutableSortedSet<int> Totals(RulePack pack, DecisionPattern.Vote vote, string? question)
    {
        ImmutableSortedSet<int> totals = [0];
        foreach (var member in vote.Members.Where(member => member.VotesOn(question)))
        {
            var slot = pack.SlotNamed(member.Slot);
            var sizes = slot is null ? [1] : slot.Sizes.IsEmpty ? [slot.Seats] : slot.Sizes.ToArray();
            totals = [.. totals.SelectMany(total => sizes.Select(size => total + (size * member.WeightOn(question))))];
        }

        return totals;
    }
}
