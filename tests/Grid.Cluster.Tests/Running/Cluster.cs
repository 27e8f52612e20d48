using System.Diagnostics;
using System.Globalization;
using Grid.Cluster.Tests.Faults;

namespace Grid.Cluster.Tests.Running;

/// <summary>Three silos on one database, and two clients that load them while faults are made.</summary>
internal sealed class Cluster : IAsyncDisposable
{
    private const int Clients = 2;
    private const int ConnectsMax = 4;

    private static readonly TimeSpan RecoveryMax = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(2);

    // As long as it may take a silo to learn that the others have given it up.
    private static readonly TimeSpan Awakening = TimeSpan.FromSeconds(4);

    private readonly Database _database;
    private readonly string _store;
    private readonly ImmutableArray<Silo> _silos;
    private readonly List<Client> _clients = [];
    private readonly Action<string> _tell;
    private string? _toldOfClock;

    /// <param name="database">The database server.</param>
    /// <param name="folder">Where clients write their logs, and the silos what they said.</param>
    /// <param name="faults">What will be done to it.</param>
    /// <param name="tell">Told each round as it was.</param>
    public Cluster(Database database, string folder, IReadOnlyList<Fault> faults, Action<string> tell)
    {
        (_database, _tell, Folder) = (database, tell, folder);
        var jumping = faults.Where(fault => fault.Kind == FaultKind.JumpClock).Select(fault => fault.Silo).ToHashSet();
        _store = database.New();
        var ports = Ports.Free(3 * FaultPlan.Silos);
        _silos = [.. Enumerable.Range(0, FaultPlan.Silos).Select(
            number => new Silo(
                number,
                ports.Slice(3 * number, 3),
                _store,
                jumping.Contains(number) ? new(Path.Combine(folder, $"clock-{number}")) : null))];
    }

    /// <summary>Where clients write their logs, and the silos what they said.</summary>
    public string Folder { get; }

    /// <summary>What a verb of the <c>grid</c> command calls the store.</summary>
    public string Store => $"postgres:{_store}";

    /// <summary>Removes the database.</summary>
    public void Forget() => _database.Drop(_store);

    public IEnumerable<string> Logs => _clients.Select(client => client.Log);

    public async Task Start(int seed)
    {
        foreach (var silo in _silos)
        {
            silo.Start();
        }

        await UntilReady();
        var gateways = string.Join(',', _silos.Select(silo => silo.Gateway));
        _clients.AddRange(Enumerable.Range(1, Clients).Select(number => Client.Start(number, seed, gateways, Folder)));
        for (var number = 0; number < Clients; number++)
        {
            // On a machine that is busy the first ones may not get through to silos that have just come up.
            for (var attempt = 1; !await _clients[number].Begin(); attempt++)
            {
                Assert.True(attempt < ConnectsMax, $"a client gave up: {_clients[number].Error}");
                await _clients[number].DisposeAsync();
                _clients[number] = Client.Start(number + 1, seed, gateways, Folder);
            }
        }
    }

    /// <summary>Makes one fault, and waits until everything is as before.</summary>
    public async Task<Round> Suffer(Fault fault)
    {
        await Pass(fault.After);
        var deathsBefore = _silos.Sum(silo => silo.Deaths.Count);
        var madeAt = DateTime.UtcNow;
        await Make(fault);
        var healedAt = DateTime.UtcNow;
        await (fault.Kind == FaultKind.FreezeSilo ? Pass(Awakening) : Task.CompletedTask);
        var missing = await Recover();
        var recoveredAt = DateTime.UtcNow;
        await Pass(Calm);
        ImmutableArray<string> deaths = [.. _silos.SelectMany(silo => silo.Deaths).Skip(deathsBefore)];
        _tell(string.Create(
            CultureInfo.InvariantCulture,
            $"{madeAt:HH:mm:ss.f} {fault}: healed in {(healedAt - madeAt).TotalSeconds:0.0} s, "
            + $"{(missing.IsEmpty ? "back" : "NOT BACK")} in {(recoveredAt - madeAt).TotalSeconds:0.0} s")
            + string.Concat(deaths.Select(death => $"\n    {death}")));
        return new(fault, madeAt, healedAt, DateTime.UtcNow)
        {
            Problems = [.. Problems(fault, missing, deaths), .. Clocks(fault)],
            Deaths = deaths,
        };
    }

    /// <summary>Lets the clients settle what is open, and ends everything.</summary>
    public async Task<ImmutableArray<string>> Finish()
    {
        var problems = ImmutableArray.CreateBuilder<string>();
        var stopped = await Task.WhenAll(_clients.Select(client => client.Stop()));
        foreach (var ran in stopped.Where(ran => ran.ExitCode is not (0 or 1)))
        {
            problems.Add($"a client ended with {ran.ExitCode}: {ran.Error}");
        }

        problems.AddRange(_clients.SelectMany(client => client.Findings()));
        await Dispose(_silos);
        await WriteLogs();
        return problems.ToImmutable();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients)
        {
            await client.DisposeAsync();
        }

        await Dispose(_silos);
        if (Directory.Exists(Folder))
        {
            await WriteLogs();
        }
    }

    private static IEnumerable<string> Problems(
        Fault fault, ImmutableArray<string> missing, ImmutableArray<string> deaths)
    {
        if (!missing.IsEmpty)
        {
            yield return $"{fault}: the cluster did not come back within {RecoveryMax.TotalSeconds} s: "
                + string.Join("; ", missing);
        }

        // Whoever is not touched must not be brought down, and nor must anybody by a database that comes back.
        var mayEnd = fault.Kind is FaultKind.FreezeSilo ? 1 : 0;
        if (deaths.Length > mayEnd)
        {
            yield return $"{fault}: {string.Join("; ", deaths)}";
        }
    }

    // Whose clock is another than the database's must say so, while it lasts.
    private IEnumerable<string> Clocks(Fault fault) =>
        fault.Kind != FaultKind.JumpClock || _toldOfClock?.Contains("clock", StringComparison.Ordinal) == true
        ? []
        : [$"{fault}: the silo did not say that its clock is off, but that {_toldOfClock ?? "it is ready"}"];

    private async Task Make(Fault fault)
    {
        var (begin, end) = StepsOf(fault);
        await begin();
        await Pass(fault.Lasting);
        await end();
    }

    private (Func<Task> Begin, Func<Task> End) StepsOf(Fault fault)
    {
        var silo = _silos[fault.Silo];
        return fault.Kind switch
        {
            FaultKind.KillSilo => (silo.Kill, Now(silo.Start)),
            FaultKind.KillAllSilos => (
                () => Task.WhenAll(_silos.Select(each => each.Kill())),
                Now(() => _silos.ToList().ForEach(each => each.Start()))),
            FaultKind.KillDatabase => (Now(_database.Kill), Now(_database.Start)),
            FaultKind.CutConnections => (Now(() => Database.Cut(_store)), Now(() => Database.Cut(_store))),
            FaultKind.FreezeSilo => (silo.Freeze, silo.Thaw),
            FaultKind.FillDisk => (Now(_database.Fill), Now(_database.Free)),
            FaultKind.JumpClock => (Now(() => silo.JumpClock(fault.Jump)), () => Correct(silo)),
            _ => throw new UnreachableException(),
        };
    }

    private async Task Correct(Silo silo)
    {
        _toldOfClock = await silo.WhatIsNotReady();
        silo.JumpClock(TimeSpan.Zero);
    }

    private static Func<Task> Now(Action step) => () =>
    {
        step();
        return Task.CompletedTask;
    };

    // Other processes have no clock of ours: while a fault lasts, and until it begins to tell, real time goes by.
    private static Task Pass(TimeSpan time) => Task.Delay(time);

    /// <returns>Nothing once everything is as before; else what is not, when patience ended.</returns>
    private async Task<ImmutableArray<string>> Recover()
    {
        var started = Stopwatch.GetTimestamp();
        var tails = _clients.ConvertAll(client => new LogTail(client.Log));
        tails.ForEach(tail => tail.Skip());
        using var look = new PeriodicTimer(Glance);
        while (true)
        {
            _database.StartIfEnded();
            var ended = await Task.WhenAll(_silos.Select(silo => silo.StartAgainIfEnded()));
            ImmutableArray<string> missing = [
                .. (await Task.WhenAll(_silos.Select(silo => silo.WhatIsNotReady()))).OfType<string>(),
                .. tails.Index().Where(tail => !tail.Item.HasDone())
                    .Select(tail => $"client {tail.Index + 1} has had nothing acknowledged"),
            ];
            if ((missing.IsEmpty && !Array.Exists(ended, each => each))
                || Stopwatch.GetElapsedTime(started) > RecoveryMax)
            {
                return missing;
            }

            await look.WaitForNextTickAsync();
        }
    }

    private async Task UntilReady()
    {
        var started = Stopwatch.GetTimestamp();
        using var look = new PeriodicTimer(Glance);
        while ((await Task.WhenAll(_silos.Select(silo => silo.WhatIsNotReady()))).OfType<string>().Any())
        {
            // A start that fails is told by the silo itself; whoever keeps it starts it again.
            await Task.WhenAll(_silos.Select(silo => silo.StartAgainIfEnded()));
            Assert.True(
                Stopwatch.GetElapsedTime(started) < Patience.Limit,
                $"not all silos are ready: {string.Join("; ", _silos.SelectMany(silo => silo.Deaths))}");
            await look.WaitForNextTickAsync();
        }
    }

    private static async Task Dispose(IEnumerable<Silo> silos)
    {
        foreach (var silo in silos)
        {
            await silo.DisposeAsync();
        }
    }

    private async Task WriteLogs()
    {
        foreach (var (number, silo) in _silos.Index())
        {
            await File.WriteAllTextAsync(Path.Combine(Folder, $"silo-{number}.log"), silo.Told);
        }
    }
}
