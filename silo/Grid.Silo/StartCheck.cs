using System.Net;
using System.Net.Sockets;
using Grid.Packs;

namespace Grid.Silo;

/// <summary>
/// Looks, before anything is started, for what would stop the start half-way: told in one sentence here, it would be
/// buried under the traces of the host there.
/// </summary>
internal static class StartCheck
{
    /// <exception cref="SettingsException">A port is taken, or a pack cannot be used.</exception>
    public static void Run(SiloSettings settings)
    {
        CheckPacks(settings);
        (string Name, IPEndPoint At)[] listeners =
        [
            ("Grid:SiloPort", new(settings.AdvertisedIp, settings.SiloPort)),
            ("Grid:GatewayPort", new(settings.AdvertisedIp, settings.GatewayPort)),
            .. HttpOf(settings),
        ];
        foreach (var (name, at) in listeners.Where(listener => listener.At.Port != 0))
        {
            if (listeners.FirstOrDefault(other => other.Name != name && other.At.Port == at.Port).Name is { } twice)
            {
                throw new SettingsException(
                    $"{twice} and {name} both name port {at.Port}: give each a port of its own");
            }

            CheckIsFree(name, at);
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

    private static void CheckIsFree(string name, IPEndPoint at)
    {
        try
        {
            using var probe = new TcpListener(at);
            probe.Start();
        }
        catch (SocketException taken)
        {
            throw new SettingsException(taken.SocketErrorCode switch
            {
                SocketError.AddressAlreadyInUse =>
                    $"port {at.Port} of {name} is in use: give another, or stop what listens there",
                SocketError.AddressNotAvailable => $"{name} names {at.Address}, which is no address of this machine",
                _ => $"port {at.Port} of {name} cannot be opened: {taken.Message}",
            });
        }
    }
}
