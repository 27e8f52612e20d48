using Grid.Domain.Rules;
using Grid.Domain.Vocabulary;

namespace Grid.Silo.Ops.Reading;

/// <summary>
/// What the words of the published packs are called in the reader's language. A word that no pack translates is shown
/// as it was written.
/// </summary>
internal sealed class PackWords(Language language, ImmutableArray<RulePack> packs)
{
    private readonly string _code = language == Language.Chinese ? "zh" : "en";

    /// <summary>The published pack of a name.</summary>
    public RulePack? Pack(PackName? name) =>
        name is { } named ? packs.FirstOrDefault(pack => pack.Name == named) : null;

    public string Title(RulePack pack) => pack.Text(_code, TextGroup.Title, pack.Name.Value, pack.Title);

    public string Title(PackName name) => Pack(name) is { } pack ? Title(pack) : name.Value;

    /// <summary>The title of an act, by the catalogue of its pack where that is known.</summary>
    public string Act(string act, RulePack? pack = null) => pack is not null
        ? pack.TitleOf(act, _code)
        : packs.Select(known => known.TitleOf(act, _code)).FirstOrDefault(title => title != act) ?? act;

    /// <summary>The sentence of a pack's own rule; nothing where no published pack has the rule.</summary>
    public string? Sentence(PackName? pack, RuleId rule) => Pack(pack) is { } known
        && known.Rules.FirstOrDefault(own => own.Id == rule) is { } found
            ? known.Text(_code, TextGroup.Rule, rule.Value, found.Otherwise)
            : null;

    /// <summary>A sentence that was written in the pack's own language.</summary>
    public string Sentence(PackName? pack, RuleId rule, string written) =>
        Word(TextGroup.Rule, rule.Value, written, pack);

    public string Stage(string stage, PackName? pack = null) => Word(TextGroup.Stage, stage, stage, pack);

    /// <summary>What a procedure is called; its name where its pack does not say.</summary>
    public string Procedure(string procedure, PackName? pack) =>
        Pack(pack)?.ProcedureNamed(procedure)?.Title ?? procedure;

    /// <summary>What somebody has to do, by the row of the pack that says so.</summary>
    public string Duty(string row, PackName? pack) => Word(
        TextGroup.Rule,
        row,
        Pack(pack)?.Supervision.FirstOrDefault(own => own.Row.Id.Value == row)?.Row.Title ?? row,
        pack);

    public string Clock(ClockId clock, PackName? pack) =>
        Word(TextGroup.Clock, clock.Value, Pack(pack)?.ClockNamed(clock)?.Title ?? clock.Value, pack);

    /// <summary>Whoever a pack may name as somebody above: a slot, a post, a class or an organ.</summary>
    public string Bearer(string name, PackName? pack)
    {
        foreach (var group in (ReadOnlySpan<TextGroup>)
            [TextGroup.Slot, TextGroup.Post, TextGroup.Class, TextGroup.Organ, TextGroup.Unit])
        {
            if (Word(group, name, pack) is var word && word != name)
            {
                return word;
            }
        }

        return name;
    }

    public string Unit(UnitId unit) => Word(TextGroup.Unit, unit.Value, PageLinks.Shown(unit.Value), null);

    /// <summary>The name of the organ that an id belongs to; nothing where no pack names it.</summary>
    public string? Organ(string id)
    {
        var (colon, slash) = (id.IndexOf(':', StringComparison.Ordinal), id.IndexOf('/', StringComparison.Ordinal));
        var organ = slash < 0 ? "" : id[(colon + 1)..slash];
        var name = Word(TextGroup.Organ, organ);
        return name == organ ? null : name;
    }

    public string Slot(Slot slot, PackName? pack = null) => Word(TextGroup.Slot, slot.Value, slot.Value, pack);

    public string Power(Power power, PackName? pack = null) => Word(TextGroup.Power, power.Value, power.Value, pack);

    /// <summary>A mandate by the post it comes with; its id beside that only where it says something else.</summary>
    public string Mandate(MandateId id, string post, PackName? pack) =>
        Word(TextGroup.Post, post, pack) + (id.Value == post ? "" : $" · {id.Value}");

    /// <summary>Any other word: a kind of case, a class of officers, a fact, a source.</summary>
    public string Word(TextGroup group, string key, PackName? pack = null) => Word(group, key, key, pack);

    private string Word(TextGroup group, string key, string otherwise, PackName? pack) => Pack(pack) is { } named
        ? named.Text(_code, group, key, otherwise)
        : packs.Select(known => known.Texts.Find(_code, group, key)).FirstOrDefault(text => text is not null)
            ?? otherwise;
}
