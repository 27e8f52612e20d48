using Grid.Domain.Rules.Supervision;
using Grid.Packs.Sections.Rows;

namespace Grid.Packs.Sections.Supervision;

/// <summary>The rows about stepping out of a case.</summary>
internal static class RecusalReading
{
    public static SupervisionRow Grounds(LawRow row, RowFields fields) =>
        new SupervisionRow.RecusalGrounds(row, fields.SomeBearers("of"), fields.Names("grounds"))
        {
            Kin = fields.Names("kin"),
        };

    public static SupervisionRow Deciders(LawRow row, RowFields fields) => new SupervisionRow.RecusalDeciders(
        row,
        fields.SomeOf("deciders", decider => new RecusalDecider(decider.SomeBearers("of"), decider.Bearer("by"))
        {
            Kinds = decider.Names("kinds", decider.Tables.Terms.Kinds),
        }));

    public static SupervisionRow Effects(LawRow row, RowFields fields) => new SupervisionRow.RecusalEffects(
        row,
        fields.SomeOf("effects", effect => new RecusalEffect(
            effect.Choose<RecusalMoment>("moment"), effect.Text("effect"))
        {
            Of = effect.Bearers("of"),
            Kinds = effect.Names("kinds", effect.Tables.Terms.Kinds),
            Except = effect.Names("except"),
            By = effect.BearerIfAny("by"),
        }));
}
