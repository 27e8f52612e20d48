using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Grid.Contracts;
using Grid.Contracts.Grains;
using Grid.Contracts.Views;
using Grid.Domain.Vocabulary;
using Grid.Silo;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Grid.Cli.Tests.Cluster;

/// <summary>
/// A silo that comes back with all the others waits until the cluster has seen who is dead, rather than end.
/// </summary>
public sealed class PackPublisherTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task It_asks_until_the_cluster_answers()
    {
        var cluster = new UnsettledCluster(_clock, TimeSpan.FromMinutes(1));
        var publisher = Publisher(cluster);

        await Run(publisher);

        Assert.True(publisher.HasPublished);
        Assert.Equal(1, cluster.Published);
    }

    [Fact]
    public async Task A_cluster_that_never_answers_is_told_in_a_sentence()
    {
        var publisher = Publisher(new(_clock, TimeSpan.MaxValue));

        var failed = await Assert.ThrowsAsync<SiloUnavailableException>(() => Run(publisher));

        Assert.False(publisher.HasPublished);
        Assert.Contains("start it again: no longer active", StartFailure.Explain(failed), StringComparison.Ordinal);
        Assert.Null(StartFailure.Explain(new InvalidOperationException("a bug")));
    }

    public void Dispose() => _folder.Dispose();

    private PackPublisher Publisher(UnsettledCluster cluster) => new(
        ProposedPacks.Read([DuePack.In(_folder)]), cluster.Grains, _clock, NullLogger<PackPublisher>.Instance);

    private async Task Run(PackPublisher publisher)
    {
        var running = publisher.Execute(CancellationToken.None);
        while (!running.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        await running;
    }

    // Calls for the silo before this one, which has the same address, until the others have declared it dead.
    private sealed class UnsettledCluster(FakeTimeProvider clock, TimeSpan length)
    {
        private readonly DateTimeOffset _started = clock.GetUtcNow();

        public int Published { get; private set; }

        public IGrainFactory Grains => Answering.As<IGrainFactory>(
            _ => Answering.As<IRulePackGrain>(call => call.Name == nameof(IRulePackGrain.Look) ? Look() : Submit()));

        private Task<PackView> Look() => clock.GetUtcNow() - _started < length
            ? Task.FromException<PackView>(new SiloUnavailableException("no longer active"))
            : Task.FromResult(new PackView(null, 0));

        private Task<Reply> Submit()
        {
            Published++;
            return Task.FromResult<Reply>(new Reply.Done(new("pack:made-terms", 1, 0, 1, "")));
        }
    }

    [SuppressMessage("Performance", "CA1852", Justification = "A proxy is a class made from this one.")]
    private class Answering : DispatchProxy
    {
        private Func<MethodInfo, object> _answer = call => throw new NotSupportedException(call.Name);

        public static T As<T>(Func<MethodInfo, object> answer)
            where T : class
        {
            var made = Create<T, Answering>();
            ((Answering)(object)made)._answer = answer;
            return made;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => _answer(targetMethod!);
    }
}
