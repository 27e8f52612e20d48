namespace Grid.Silo.Ops.Reading;

/// <summary>The languages that the pages are written in.</summary>
internal enum Language
{
    English,
    Chinese,
}
