using Grid.Domain.Procedures;
using Grid.Packs.Yaml;

namespace Grid.Packs.Sections;

/// <summary><c>procedures:</c> and <c>conversions:</c> the ways of dealing with a case.</summary>
internal static class ProcedureSection
{
    public static ImmutableArray<Procedure> Read(PackTree tree, Terms terms)
    {
        var names = new NameTable("procedure");
        var read = new List<Procedure>();
        foreach (var fields in tree.Entries("procedures"))
        {
            if (ReadOne(fields, terms, names) is { } procedure)
            {
                read.Add(procedure);
            }
        }

        foreach (var fields in tree.Entries("conversions"))
        {
            Convert(fields, terms, names, read);
        }

        return [.. read];
    }

    private static Procedure? ReadOne(Fields fields, Terms terms, NameTable names)
    {
        var name = fields.Require("procedure") is { } declared ? names.Declare(declared) : null;
        var title = fields.TextOrNone("title");
        ImmutableArray<string> kinds = [.. (fields.Find("kinds")?.SomeItems() ?? []).Select(terms.Kinds.Refer)];
        var acts = Acts(fields.Find("acts"), terms);
        var stages = new NameTable("stage");
        ImmutableArray<StageEntry> entries =
        [
            .. (fields.Require("stages")?.SomeItems() ?? [])
                .Select(item => item.Fields()).OfType<Fields>().Select(stage => ReadStage(stage, terms, stages)),
        ];
        var start = fields.Find("start") is { } named ? stages.Refer(named) : stages.Names.FirstOrDefault() ?? "";
        var transitions = ImmutableArray.CreateBuilder<Transition>();
        foreach (var item in fields.Find("transitions")?.SomeItems() ?? [])
        {
            if (item.Fields() is { } transition)
            {
                ReadTransition(transition, terms, stages, transitions);
            }
        }

        var source = fields.Find("source") is { } law ? terms.Sources.Read(law) : null;
        fields.RefuseOthers();
        return name is null ? null : new(name, start)
        {
            Title = title,
            Kinds = kinds,
            Acts = acts,
            Stages = entries,
            Transitions = transitions.ToImmutable(),
            Source = source,
        };
    }

    private static StageEntry ReadStage(Fields fields, Terms terms, NameTable stages)
    {
        var name = fields.Require("stage") is { } declared ? stages.Declare(declared) : null;
        var stage = new StageEntry(name ?? "")
        {
            Title = fields.TextOrNone("title"),
            Holder = fields.Find("holder") is { } holder ? new(terms.Slots.Refer(holder)) : null,
            Slots = [.. (fields.Find("slots")?.SomeItems() ?? []).Select(slot => new Slot(terms.Slots.Refer(slot)))],
            Acts = Acts(fields.Find("acts"), terms),
            IsClosing = fields.Find("closing")?.Flag() ?? false,
        };
        fields.RefuseOthers();
        return stage;
    }

    private static void ReadTransition(
        Fields fields, Terms terms, NameTable stages, ImmutableArray<Transition>.Builder transitions)
    {
        var on = Acts(fields.Require("on"), terms);
        var from = Names(fields.Find("from")).Select(stages.Refer).ToImmutableArray();
        var to = fields.Require("to") is { } stage ? stages.Refer(stage) : null;
        var source = fields.Find("source") is { } law ? terms.Sources.Read(law) : null;
        fields.RefuseOthers();
        foreach (var act in on)
        {
            // Where no stage is named it leads on from every one.
            transitions.AddRange(from.IsEmpty
                ? [new Transition(act, null, to) { Source = source }]
                : from.Select(one => new Transition(act, one, to) { Source = source }));
        }
    }

    private static void Convert(Fields fields, Terms terms, NameTable names, List<Procedure> procedures)
    {
        var row = fields.Find("id");
        RuleId? id = row is null ? null : RuleIds.Declare(terms.Rules, row);
        var causes = Acts(fields.Require("on"), terms);
        var from = fields.Require("from");
        var to = fields.Require("to");
        var (left, entered) = (from is null ? "" : names.Refer(from), to is null ? "" : names.Refer(to));
        var stage = fields.Find("stage");
        var source = fields.Find("source") is { } law ? terms.Sources.Read(law) : null;
        if (id is { } declared && source is { } cited)
        {
            terms.Rows.Add(row!, new(declared, "conversions", cited));
        }

        fields.RefuseOthers();
        var at = procedures.FindIndex(procedure => procedure.Name == left);
        if (at < 0 || procedures.Find(procedure => procedure.Name == entered) is not { } target)
        {
            return;
        }

        if (stage is not null && target.StageNamed(stage.Text()) is null)
        {
            stage.ReportUnresolved(
                $"the procedure {Wording.Quote(entered)} has no stage {Wording.Quote(stage.Text())}",
                Wording.Suggest(stage.Text(), [.. target.Stages.Select(entry => entry.Name)]));
        }

        // Where no stage is named the case keeps its own, if the other procedure has it.
        procedures[at] = procedures[at] with
        {
            Transitions =
            [
                .. procedures[at].Transitions,
                .. from act in causes
                   from kept in stage is null ? Kept(procedures[at], target) : [null]
                   select new Transition(act, kept, stage?.Text())
                   {
                       Procedure = entered,
                       Id = id,
                       Source = source,
                   },
            ],
        };
    }

    private static IEnumerable<string?> Kept(Procedure left, Procedure entered) =>
        left.Stages.Select(stage => stage.Name).Where(name => entered.StageNamed(name) is not null);

    public static ImmutableArray<ActPattern> Acts(Value? acts, Terms terms) =>
        [.. Names(acts).Select(name => terms.Acts.Refer(name))];

    private static ImmutableArray<Value> Names(Value? names) =>
        names is null ? [] : names.IsText ? [names] : names.SomeItems();
}
