namespace Grid.Replay.Reading;

/// <summary>Tells how far the reading of all files has come, and stops it where that is asked.</summary>
internal sealed class ReadingMeter(int files, IProgress<double>? progress, CancellationToken cancellation)
{
    // Often enough for a progress bar and for a user who gives up, seldom enough to cost nothing.
    private const int RowsBetweenReports = 1024;

    private int _filesRead;
    private int _rows;

    public void RowRead(LogFile file)
    {
        if (++_rows % RowsBetweenReports == 0)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report((_filesRead + file.ShareRead) / files);
        }
    }

    public void FileRead()
    {
        cancellation.ThrowIfCancellationRequested();
        progress?.Report((double)++_filesRead / files);
    }
}
