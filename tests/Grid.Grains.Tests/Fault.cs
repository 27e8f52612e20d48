namespace Grid.Grains.Tests;

/// <summary>What goes wrong with one append.</summary>
internal enum Fault
{
    /// <summary>Nothing is written, and the caller cannot know.</summary>
    BeforeWriting,

    /// <summary>All is written, but the answer is lost.</summary>
    AfterWriting,

    /// <summary>Something that the decision relied on has moved.</summary>
    Stale,

    /// <summary>Another activation wrote first.</summary>
    Fenced,

    /// <summary>The queue is full.</summary>
    Overloaded,

    /// <summary>There is a value in it that cannot be stored.</summary>
    Unstorable,
}
