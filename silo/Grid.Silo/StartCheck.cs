using System.Net;
using System.Net.Sockets;
using Grid.Ledger.Checkpoints;
using Grid.Packs;

namespace Grid.Silo;

/// <summary>
/// Looks, before anything is started, for what would stop the start half-way: told in one sentence here, it would be
/// buried under the traces of the host there.
/// </summary>
internal static class StartCheck
{
    /// <exception cref="SettingsException">A port is taken, or a pack cannot be used.</exception>
    /// <exception cref="NoteException">Keys or checkpoints cannot be used.</exception>
    public static void Run(SiloSettings settings)
    {
        CheckPacks(settings);
        CheckOutside(settings.Checkpoints);
        var why = Clash(settings) ?? Listeners(settings)
            .Select(listener => WhyNotFree(listener.Name, listener.At)).FirstOrDefault(taken => taken is not null);
        if (why is not null)
        {
            throw new SettingsException(why);
        }
    }

    // Before the store is opened, for to open it is to take its lane. Where no file is named, it bears the grid's own
    // name, which only the store knows.
    private static void CheckOutside(CheckpointSettings settings)
    {
        if (settings is { HasFile: true, File: { } file } && File.Exists(file))
        {
            new BundleFile(file).Last(KeyFolder.Open(settings.Keys).Public);
        }
    }

    /// <summary>What a silo listens at, each by its setting.</summary>
    public static ImmutableArray<(string Name, IPEndPoint At)> Listeners(SiloSettings settings) =>
    [
        .. ((IEnumerable<(string Name, IPEndPoint At)>)
            [
                ("Grid:SiloPort", new(settings.AdvertisedIp, settings.SiloPort)),
                ("Grid:GatewayPort", new(settings.AdvertisedIp, settings.GatewayPort)),
                .. HttpOf(settings),
            ]).Where(listener => listener.At.Port != 0),
    ];

    /// <summary>Which two settings name one port; nothing where each has its own.</summary>
    public static string? Clash(SiloSettings settings)
    {
        var listeners = Listeners(settings);
        return (
            from one in listeners
            from other in listeners
            where string.CompareOrdinal(one.Name, other.Name) > 0 && one.At.Port == other.At.Port
            select $"{one.Name} and {other.Name} both name port {one.At.Port}: give each a port of its own")
            .FirstOrDefault();
    }

    /// <summary>Why a port cannot be opened; nothing where it can.</summary>
    public static string? WhyNotFree(string name, IPEndPoint at)
    {
        try
        {
            using var probe = new TcpListener(at);
            probe.Start();
            return null;
        }
        catch (SocketException taken)
        {
            return taken.SocketErrorCode switch
            {
                SocketError.AddressAlreadyInUse =>
                    $"port {at.Port} of {name} is in use: give another, or stop what listens there",
                SocketError.AddressNotAvailable => $"{name} names {at.Address}, which is no address of this machine",
                _ => $"port {at.Port} of {name} cannot be opened: {taken.Message}",
            };
        }
    }

    private static void CheckPacks(SiloSettings settings)
    {
        foreach (var folder in settings.Packs)
        {
            var read = PackFolder.Read(folder);
            var problems = read.Content is { } content ? PackCompiler.Compile(content).Problems : read.Problems;
            if (!problems.IsEmpty)
            {
                var told = string.Concat(problems.Select(problem => $"\n  {problem}"));
                throw new SettingsException($"the pack in {folder} cannot be used:{told}");
            }
        }
    }

    // A name other than an address is left to the server, which alone knows all addresses that it stands for.
    private static IEnumerable<(string Name, IPEndPoint At)> HttpOf(SiloSettings settings)
    {
        if (settings.Http is { } http)
        {
            var host = http.DnsSafeHost;
            var address = IPAddress.TryParse(host, out var parsed) ? parsed
                : host == "localhost" ? IPAddress.Loopback : null;
            if (address is not null)
            {
                yield return ("Grid:Http", new(address, http.Port));
            }
        }
    }
}
