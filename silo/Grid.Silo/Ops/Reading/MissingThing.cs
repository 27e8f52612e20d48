using Grid.Grains.Followers;
using Microsoft.AspNetCore.Components;

namespace Grid.Silo.Ops.Reading;

/// <summary>What a page did not find: told to the page that is shown in its place.</summary>
internal sealed class MissingThing(NavigationManager navigation)
{
    /// <summary>The sentence that says what is not there; nothing where there is no page at all.</summary>
    public string? What { get; private set; }

    /// <summary>Why it cannot be there, in English, where it is no id at all.</summary>
    public string? Malformed { get; private set; }

    /// <summary>The list to search instead.</summary>
    public string List { get; private set; } = "/cases";

    /// <summary>The key of the text beside the search.</summary>
    public string Label { get; private set; } = "cases.search";

    /// <summary>What to search for.</summary>
    public string? Search { get; private set; }

    /// <summary>Ends the page that asks: its answer is 404.</summary>
    public void Say(string what, string list, string label, string search)
    {
        (What, List, Label, Search) = (what, list, label, search.Length <= ListQuery.SearchMax ? search : null);
        navigation.NotFound();
    }

    /// <summary>Ends the page that asks, for what was asked for is no id.</summary>
    public void Say(FormatException malformed, string list, string label, string search)
    {
        Malformed = malformed.Message;
        Say("", list, label, search);
    }
}
