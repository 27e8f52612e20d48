using Grid.Ledger.Verification;

namespace Grid.Ledger.Tests.Verification;

/// <summary>Every digest of a personal text is found that an event names, also in a list.</summary>
public sealed class PersonalTextTests
{
    private static readonly TextDigest One = new(new string('1', 64));

    private static readonly TextDigest Other = new(new string('2', 64));

    [Fact]
    public void A_text_is_found_where_an_event_names_it_itself() => Assert.Equal(
        [One],
        PersonalTexts.DigestsIn(
            new CaseEvent.ResponsibilityTransferred(new("lead"), 1, new("officer:a"), new("officer:b"))
            {
                Grounds = One,
            }));

    [Fact]
    public void Texts_are_found_that_stand_in_a_list() => Assert.Equal(
        [One, Other],
        PersonalTexts.DigestsIn(new CaseEvent.Supervised("look", null)
        {
            Fields = [new("grounds", One), new("outcome", Other)],
        }));

    [Fact]
    public void An_event_without_any_names_none() =>
        Assert.Empty(PersonalTexts.DigestsIn(new CaseEvent.Closed()));
}
