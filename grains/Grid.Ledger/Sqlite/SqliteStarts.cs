using System.Collections.Concurrent;

namespace Grid.Ledger.Sqlite;

/// <summary>
/// Reads how streams start, together what was asked for while others were being read. A connection finds its pages
/// anew in each transaction behind a commit, which costs more than the few rows of a stream; and after a stop very many
/// cases are asked for at once.
/// </summary>
/// <param name="read">Reads with a connection of the store.</param>
internal sealed class SqliteStarts(
    Func<Func<SqliteReads, ImmutableArray<StreamStart>>, Task<ImmutableArray<StreamStart>>> read)
{
    // Nobody waits for long behind others.
    private const int TogetherMax = 64;

    private readonly ConcurrentQueue<(string Stream, TaskCompletionSource<StreamStart> Done)> _asked = new();
    private bool _isReading;

    public Task<StreamStart> Of(string stream, CancellationToken cancellation)
    {
        var done = new TaskCompletionSource<StreamStart>(TaskCreationOptions.RunContinuationsAsynchronously);
        _asked.Enqueue((stream, done));
        _ = Run();
        return done.Task.WaitAsync(cancellation);
    }

    // Whoever comes while somebody reads is read with the next; only the last to leave looks whether anybody came.
    private async Task Run()
    {
        while (!_asked.IsEmpty && !Interlocked.Exchange(ref _isReading, true))
        {
            while (Take() is { Count: > 0 } together)
            {
                await Read(together);
            }

            Volatile.Write(ref _isReading, false);
        }
    }

    private List<(string Stream, TaskCompletionSource<StreamStart> Done)> Take()
    {
        var together = new List<(string Stream, TaskCompletionSource<StreamStart> Done)>();
        while (together.Count < TogetherMax && _asked.TryDequeue(out var asked))
        {
            together.Add(asked);
        }

        return together;
    }

    private async Task Read(List<(string Stream, TaskCompletionSource<StreamStart> Done)> together)
    {
        try
        {
            var starts = await read(reads => reads.Starts([.. together.Select(asked => asked.Stream)]));
            for (var i = 0; i < starts.Length; i++)
            {
                together[i].Done.SetResult(starts[i]);
            }
        }
        catch (Exception) when (together.Count > 1)
        {
            // What is wrong with one of them is no failure of the others.
            foreach (var asked in together)
            {
                await Read([asked]);
            }
        }
        catch (Exception failed)
        {
            together[0].Done.SetException(failed);
        }
    }
}
