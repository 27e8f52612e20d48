using System.Globalization;
using System.Net.Sockets;

namespace Grid.Cli.Tests.Running;

/// <summary>
/// Ports for programs that are started with them, and started again. They lie below those that the system gives to
/// whoever connects or wants any: between the choice of one and its use nobody else is given it. Each process of tests
/// has blocks of its own, and holds the first port of each for as long as it lives.
/// </summary>
internal static class FreePorts
{
    private const int First = 10_000;
    private const int Last = 25_000;
    private const int Length = 500;

    private static readonly Lock Gate = new();
    private static readonly List<TcpListener> Held = [];
    private static int _next;
    private static int _end;

    /// <summary>A port that is free, and that no other caller has been given.</summary>
    public static int Next()
    {
        lock (Gate)
        {
            while (true)
            {
                if (_next == _end)
                {
                    Reserve();
                }

                var port = _next++;
                if (Listen(port) is { } probe)
                {
                    probe.Dispose();
                    return port;
                }
            }
        }
    }

    private static void Reserve()
    {
        for (var block = First; block < Last; block += Length)
        {
            if (Listen(block) is { } held)
            {
                Held.Add(held);
                (_next, _end) = (block + 1, block + Length);
                return;
            }
        }

        throw new InvalidOperationException(string.Create(
            CultureInfo.InvariantCulture, $"between {First} and {Last} no block of ports is free"));
    }

    private static TcpListener? Listen(int port)
    {
        var listener = new TcpListener(System.Net.IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return listener;
        }
        catch (SocketException)
        {
            listener.Dispose();
            return null;
        }
    }
}
