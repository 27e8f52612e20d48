using Microsoft.Extensions.Logging;

namespace Grid.Grains.Tests.Followers;

/// <summary>Keeps what is logged, for tests that want to know what an operator would read.</summary>
internal sealed class ToldLog<T> : ILogger<T>
{
    private ImmutableArray<(LogLevel Level, int Id, string Text)> _told = [];

    public IEnumerable<(LogLevel Level, int Id, string Text)> All => _told;

    public IEnumerable<string> Critical =>
        _told.Where(told => told.Level == LogLevel.Critical).Select(told => told.Text);

    public IEnumerable<string> Warnings =>
        _told.Where(told => told.Level == LogLevel.Warning).Select(told => told.Text);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter) => ImmutableInterlocked.Update(
            ref _told, static (told, one) => told.Add(one), (logLevel, eventId.Id, formatter(state, exception)));
}
