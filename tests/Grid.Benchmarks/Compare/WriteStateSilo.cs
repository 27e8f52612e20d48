using System.Collections.Immutable;
using System.Globalization;
using Grid.Contracts;
using Grid.Contracts.Grains;
using Grid.Contracts.Views;
using Grid.Domain.Cases;
using Grid.Domain.Vocabulary;
using Grid.Ledger.Postgres;
using Grid.Silo.Cluster;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Serialization;

namespace Grid.Benchmarks.Compare;

/// <summary>
/// The usual way: a silo of its own process whose case grain holds 1 KB and writes it by Orleans' ADO.NET storage with
/// each command. Same client, same gateway, same command; no rule, no officer, no ledger. Without writing, it is what
/// calls alone cost: no store can be quicker under one call an act.
/// </summary>
internal static class WriteStateSilo
{
    /// <summary>What the process is started with to be one.</summary>
    public const string Verb = "write-state-silo";

    /// <summary>Said after the connection string where nothing is to be written.</summary>
    public const string WithoutWriting = "without-writing";

    private const string Storage = "states";

    /// <summary>Runs until it is ended.</summary>
    /// <param name="arguments">The silo port, the gateway port, the connection string, and how.</param>
    public static async Task Run(string[] arguments)
    {
        var (silo, gateway) = (Port(arguments[0]), Port(arguments[1]));
        await using var source = PostgresSource.Open(arguments[2]);
        await OrleansSchema.MakeStorage(source, CancellationToken.None);
        var builder = Host.CreateEmptyApplicationBuilder(new() { DisableDefaults = true });
        builder.Logging.ClearProviders();
        builder.UseOrleans(orleans =>
        {
            orleans.UseLocalhostClustering(silo, gateway, null, "grid", "grid");
            orleans.AddAdoNetGrainStorage(Storage, options =>
            {
                options.Invariant = "Npgsql";
                options.DataSource = source.Pool;
            });
            // The smaller and quicker of Orleans' own forms.
            orleans.Services.AddOptions<AdoNetGrainStorageOptions>(Storage).Configure<Serializer>(
                (options, serializer) => options.GrainStorageSerializer =
                    new Orleans.Storage.OrleansGrainStorageSerializer(serializer));
            orleans.Services.AddSingleton(new Manner(arguments is not [.., WithoutWriting]));
            orleans.Services.PostConfigure<GrainTypeOptions>(options => options.Classes.RemoveWhere(
                grain => grain.Assembly != typeof(WriteStateSilo).Assembly
                    && grain.Assembly.GetName().Name!.StartsWith("Grid.", StringComparison.Ordinal)));
        });
        using var host = builder.Build();
        await host.StartAsync();
        Console.WriteLine("ready");
        await host.WaitForShutdownAsync();
    }

    private static int Port(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>What is written with each command.</summary>
    [GenerateSerializer, Alias("benchmark.state")]
    internal sealed class Written
    {
        /// <summary>How many commands it has seen.</summary>
        [Id(0)]
        public int Sequence { get; set; }

        /// <summary>The rest of a kilobyte.</summary>
        [Id(1)]
        public byte[] Content { get; set; } = new byte[1000];
    }

    /// <summary>Whether a grain writes what it holds.</summary>
    internal sealed record Manner(bool Writes);

    /// <summary>A case that remembers by writing all of itself.</summary>
    internal sealed class WriteStateGrain(
        [PersistentState("case", Storage)] IPersistentState<Written> state, Manner manner) : Grain, ICaseGrain
    {
        public async Task<Reply> Submit(Submission<CaseCommand> submission, CancellationToken cancellation)
        {
            state.State.Sequence++;
            state.State.Content[state.State.Sequence % state.State.Content.Length]++;
            if (manner.Writes)
            {
                await state.WriteStateAsync(cancellation);
            }

            return new Reply.Done(new(this.GetPrimaryKeyString(), state.State.Sequence, 0, 0, new string('0', 64)));
        }

        public async Task<ImmutableArray<Reply>> SubmitAll(
            ImmutableArray<Submission<CaseCommand>> submissions, CancellationToken cancellation)
        {
            var replies = ImmutableArray.CreateBuilder<Reply>();
            foreach (var submission in submissions)
            {
                replies.Add(await Submit(submission, cancellation));
            }

            return replies.ToImmutable();
        }

        public Task<ReadView> Read(Submission<CaseCommand> submission, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public Task<CaseView> Look(CancellationToken cancellation) => throw new NotSupportedException();

        public Task<WhoAnswer> Who(WhoQuestion question, CancellationToken cancellation) =>
            throw new NotSupportedException();
    }
}
