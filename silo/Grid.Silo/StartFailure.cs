using System.Net.Sockets;
using Grid.Contracts;
using Grid.Ledger;
using Grid.Ledger.Checkpoints;
using Microsoft.AspNetCore.Connections;

namespace Grid.Silo;

/// <summary>
/// Says in one sentence why a silo could not start, where the reason is one that its operator can mend.
/// </summary>
internal static class StartFailure
{
    /// <summary>The sentence; nothing where the failure is a bug, whose trace is needed.</summary>
    public static string? Explain(Exception failed)
    {
        for (var cause = failed; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case SettingsException or StoreUnavailableException or LedgerFailure
                    or CheckpointRefusedException or NoteException or UnknownKeyException:
                    return cause.Message;
                case AddressInUseException or SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse }:
                    return "a port is in use: set Grid:Http, Grid:SiloPort and Grid:GatewayPort to free ones, or stop "
                        + "the other silo";
                case TimeoutException or OrleansMessageRejectionException:
                    return $"another part of the grid did not answer while this silo started; start it again: "
                        + cause.Message;
                default:
                    break;
            }
        }

        return (failed as AggregateException)?.InnerExceptions.Select(Explain).FirstOrDefault(said => said is not null);
    }
}
