using Grid.Domain.Cases;
using Grid.Domain.Rules.Kinds;
using Grid.Packs.Yaml;

namespace Grid.Packs.Sections;

/// <summary>The kinds of rule by their names in the pack language, each with the parameters it takes.</summary>
internal static class RuleKinds
{
    // A hundred years and more, and far from what a TimeSpan cannot hold.
    private const int MostHours = 1_000_000;

    private const int MostOfficers = 100;

    private const int MostTimes = 1000;

    private const int MostPercent = 100;

    private static readonly ImmutableSortedDictionary<string, Func<RuleParameters, RuleKind>> All =
        ImmutableSortedDictionary.CreateRange<string, Func<RuleParameters, RuleKind>>(
            StringComparer.Ordinal,
            [
                new("act-before-act", rule => new ActBeforeAct(rule.Act("earlier"), rule.Act("later"))),
                new("act-in-stage", rule => new ActInStage(rule.Procedures) { Acts = rule.ActsIfAny("acts") }),
                new("act-says", ActSays),
                new("act-present", rule => new ActPresent(rule.Act("act"))
                {
                    When = rule.ActsIfAny("when"),
                    WhenSupervised = rule.TextsIfAny("when-supervised"),
                    Anew = rule.ActsIfAny("anew"),
                    Breaches = rule.ActsIfAny("breachAt"),
                }),
                new("at-least-officers", AtLeastOfficers),
                new("at-most", rule => new AtMost(rule.Acts("acts"), rule.Number("count", MostTimes, least: 0))
                {
                    Same = rule.TextsIfAny("same"),
                    Anew = rule.ActsIfAny("anew"),
                    When = FactMatches.Read(rule.Find("when")),
                    If = rule.Condition(rule.Find("if")),
                    Stages = rule.StagesIfAny("stages"),
                }),
                new("cites", Cites),
                new("decision", DecisionPatterns.Read),
                new("different-officers", rule => new DifferentOfficers(rule.Act("first"), rule.Act("second"))),
                new("fact-before-fact", FactBeforeFact),
                new("needs-approval", NeedsApproval),
                new("not-again-after", rule => new NotAgainAfter(rule.Acts("after"))
                {
                    Slots = rule.SlotsIfAny("slots"),
                    Acts = rule.ActsIfAny("acts"),
                    Except = rule.ActsIfAny("except"),
                    Stages = rule.StagesIfAny("stages"),
                }),
                new("of-another-case", OfAnotherCase),
                new("rank-above", RankAbove),
                new("required-slot", rule => new RequiredSlot(rule.Slot("slot"))),
                new("separate-slots", SeparateSlots),
                new("separate-stages", rule => new SeparateStages(rule.Groups("groups"))
                {
                    Acts = rule.ActsIfAny("acts"),
                    Except = rule.ActsIfAny("except"),
                }),
                new("several-officers", rule => new SeveralOfficers(rule.Number("count", MostOfficers))
                {
                    Acts = rule.ActsIfAny("acts"),
                    Breaches = rule.ActsIfAny("breachAt"),
                }),
                new("slots-of-stage", rule => new SlotsOfStage(rule.Procedures)),
                new("slot-holder-takes-part", rule => new SlotHolderTakesPart(rule.Slot("slot"))
                {
                    When = rule.ActsIfAny("when"),
                    Breaches = rule.ActsIfAny("breachAt"),
                }),
                new("supervisor-is-another", rule => new SupervisorIsAnother
                {
                    Acts = rule.ActsIfAny("acts"),
                    NeedsSupervisor = !rule.NeedsAmong(["supervisor"]).IsEmpty,
                }),
                new("tally", Tally),
                new("verifiable-sample", VerifiableSample),
                new("who-may-act", WhoMayAct),
                new("within-term", WithinTerm),
            ]);

    /// <summary>The rule's kind with its parameters; nothing where there is no such kind.</summary>
    public static RuleKind? Read(Value name, RuleParameters rule)
    {
        var text = name.Text();
        if (All.TryGetValue(text, out var read))
        {
            return read(rule);
        }

        if (text.Length > 0)
        {
            name.Report($"unknown rule kind {Wording.Quote(text)}", Wording.Suggest(text, [.. All.Keys]));
        }

        return null;
    }

    private static WhoMayAct WhoMayAct(RuleParameters rule)
    {
        var kind = new WhoMayAct(rule.Acts("acts"))
        {
            By = Competence.Anybody with
            {
                Power = rule.PowerIfAny("power"),
                Class = rule.ClassIfAny("class"),
                Post = rule.TextIfAny("post"),
                Slot = rule.SlotIfAny("slot"),
                // Most of what a holder may do may be done in the holder's place; a pack says where that is otherwise.
                IsOfHolderAlone = rule.Find("acting")?.Flag() == false,
            },
        };
        if (kind.By.IsAnybody)
        {
            rule.Report("the rule does not say who may act", "add `power:`, `class:`, `post:` or `slot:`");
        }

        return kind;
    }

    private static AtLeastOfficers AtLeastOfficers(RuleParameters rule) =>
        new(rule.Acts("acts"), rule.Number("count", MostOfficers))
        {
            With = rule.TextIfAny("with") ?? "with",
            Unless = FactMatches.ReadAny(rule.Find("unless")),
            NeedsNames = rule.Flag("needs-names"),
        };

    private static ActSays ActSays(RuleParameters rule)
    {
        var (says, never) = (FactMatches.Read(rule.Find("says")), FactMatches.Read(rule.Find("never")));
        var kind = new ActSays(rule.Acts("acts"))
        {
            After = rule.ActsIfAny("after"),
            Until = rule.ActsIfAny("until"),
            When = FactMatches.Read(rule.Find("when")),
            Unless = FactMatches.ReadAny(rule.Find("unless")),
            If = rule.Condition(rule.Find("if")),
            Stages = rule.StagesIfAny("stages"),
            NoLess =
            [
                .. FactMatches.Read(rule.Find("no-less")).Select(pair => new FactPair(pair.Name, pair.Values[0])),
            ],
            Says = says,
            Never = never,
            States = rule.TextsIfAny("states"),
            Needs = rule.NeedsAmong([.. says.Concat(never).Select(match => match.Name)]),
        };
        if (says.IsEmpty && never.IsEmpty && kind.States.IsEmpty && kind.NoLess.IsEmpty)
        {
            rule.Report(
                "the rule does not say what the act must say", "add `says:`, `never:`, `states:` or `no-less:`");
        }

        return kind;
    }

    private static OfAnotherCase OfAnotherCase(RuleParameters rule)
    {
        var kind = new OfAnotherCase(rule.Acts("acts"), rule.Text("case"))
        {
            Status = rule.TextIfAny("status") switch
            {
                null => null,
                "open" => CaseStatus.Open,
                "closed" => CaseStatus.Closed,
                _ => CaseStatus.None,
            },
            IsByOutsider = rule.Flag("by-outsider"),
            IsFromElsewhere = rule.Flag("from-elsewhere"),
            Held = rule.SlotsIfAny("held"),
        };
        if (kind.Status == CaseStatus.None
            || (kind.Status is null && !kind.IsByOutsider && !kind.IsFromElsewhere && kind.Held.IsEmpty))
        {
            rule.Report(
                "the rule asks nothing of the other case",
                "add `status:` (open or closed), `by-outsider: true`, `from-elsewhere: true` or `held: [SLOT]`");
        }

        return kind;
    }

    private static VerifiableSample VerifiableSample(RuleParameters rule) =>
        new(rule.Acts("acts"), rule.Acts("committed-by"))
        {
            Commitment = rule.TextIfAny("commitment") ?? "commitment",
            Seed = rule.TextIfAny("seed") ?? "seed",
            Listed = rule.TextIfAny("listed") ?? "listed",
            Drawn = rule.TextIfAny("drawn") ?? "drawn",
            ClosedSince = rule.TextIfAny("since") ?? "since",
            LeastPercent = rule.NumberIfAny("percent", MostPercent) ?? 1,
        };

    private static Tally Tally(RuleParameters rule)
    {
        var kind = new Tally(rule.Acts("acts"), rule.Acts("counted"))
        {
            Each = rule.TextIfAny("each"),
            Number = rule.TextIfAny("number"),
            Least = rule.NumberIfAny("least", MostTimes),
            OwedBy = rule.ActsIfAny("owed-by"),
            Owed = rule.TextIfAny("owed") ?? "owed",
        };
        if (kind.Number is null && kind.Least is null && kind.OwedBy.IsEmpty)
        {
            rule.Report(
                "the rule asks nothing of what is counted", "add `number: FACT`, `least: N` or `owed-by: [ACT]`");
        }

        return kind;
    }

    private static SeparateSlots SeparateSlots(RuleParameters rule)
    {
        var groups = rule.SlotGroupsIfAny("groups");
        return new(groups.IsEmpty ? rule.Slots("slots") : [.. groups.SelectMany(group => group)])
        {
            Groups = groups,
            IsForGood = rule.Flag("for-good"),
        };
    }

    private static Cites Cites(RuleParameters rule) => new(rule.Acts("acts"), rule.TextsIfAny("facts"))
    {
        Found = rule.TextIfAny("found"),
        Evidence = rule.TextIfAny("evidence") ?? "evidence",
        Item = rule.TextIfAny("item") ?? "item",
        TakenBy = rule.ActsIfAny("taken-by"),
        ExcludedBy = rule.ActsIfAny("excluded-by"),
    };

    private static NeedsApproval NeedsApproval(RuleParameters rule)
    {
        var (when, unless) = (FactMatches.Read(rule.Find("when")), FactMatches.ReadAny(rule.Find("unless")));
        return new(rule.Acts("acts"), rule.Acts("approval"))
        {
            By = rule.Find("by") is null ? [] : rule.Entries("by", row => row.Competence()),
            When = when,
            If = rule.Condition(rule.Find("if")),
            Unless = unless,
            Same = rule.TextsIfAny("same"),
            Stages = rule.StagesIfAny("stages"),
            Needs = rule.NeedsAmong([.. unless.Append(when).SelectMany(match => match).Select(match => match.Name)]),
            IsByAnother = rule.Flag("by-another"),
            IsForEach = rule.Flag("for-each"),
            Anew = rule.ActsIfAny("anew"),
            IsFormal = rule.Flag("formal"),
        };
    }

    private static RankAbove RankAbove(RuleParameters rule)
    {
        var fact = rule.Text("fact");
        return new(rule.Act("upper"), rule.Act("lower"), rule.Ranks("ranks"))
        {
            Fact = fact,
            NeedsRank = !rule.NeedsAmong([fact]).IsEmpty,
        };
    }

    private static WithinTerm WithinTerm(RuleParameters rule)
    {
        var from = rule.Moment("from", Occurrence.First);
        var to = rule.Moment("to", Occurrence.Latest);
        return new(from.Act, to.Act, TimeSpan.FromHours(rule.Number("hours", MostHours)))
        {
            FromOccurrence = from.Occurrence,
            ToOccurrence = to.Occurrence,
        };
    }

    private static FactBeforeFact FactBeforeFact(RuleParameters rule)
    {
        ImmutableArray<FactPath> compared = [rule.Path("earlier"), rule.Path("later")];
        var needs = rule.NeedsAmong([.. compared.Select(path => path.ToString())]);
        return new(compared[0], compared[1])
        {
            When = rule.ActsIfAny("when"),
            Needs = [.. compared.Where(path => needs.Contains(path.ToString()))],
        };
    }
}
