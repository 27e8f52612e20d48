namespace Grid.Silo.Ops.Reading;

/// <summary>How bright the pages are: as the reader's system says, or as the reader has chosen.</summary>
internal enum PageTheme
{
    System,
    Light,
    Dark,
}
