using System.Net;
using System.Net.Sockets;

namespace Grid.Cluster.Tests.Running;

/// <summary>
/// Ports that a silo can have again after it was killed: below those that the system gives to whoever connects.
/// </summary>
internal static class Ports
{
    private const int First = 25000;
    private const int Last = 25990;

    public static ImmutableArray<int> Free(int count)
    {
        var found = ImmutableArray.CreateBuilder<int>(count);
        for (var port = First + (Environment.ProcessId * 10 % 800); found.Count < count; port++)
        {
            if (port > Last)
            {
                throw new InvalidOperationException($"fewer than {count} ports are free between {First} and {Last}");
            }

            if (IsFree(port))
            {
                found.Add(port);
            }
        }

        return found.MoveToImmutable();
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var probe = new TcpListener(IPAddress.Loopback, port);
            probe.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
