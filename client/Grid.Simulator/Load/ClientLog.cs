using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Grid.Contracts;

namespace Grid.Simulator.Load;

/// <summary>
/// Every command before it is sent, and its outcome after, as JSON Lines. A line is with the operating system before
/// anything goes on, so what was sent can be told after the client itself was killed.
/// </summary>
public sealed class ClientLog : IDisposable
{
    private readonly Lock _gate = new();
    private readonly FileStream _file;
    private readonly TimeProvider _clock;
    private readonly ArrayBufferWriter<byte> _line = new(512);

    /// <param name="file">The file; what is there is kept, and written behind.</param>
    /// <param name="clock">What time it is.</param>
    public ClientLog(string file, TimeProvider? clock = null)
    {
        _clock = clock ?? TimeProvider.System;
        _file = new(file, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    internal void Sending(LoadCommand command) => Write(line =>
    {
        line.WriteString("event", "send");
        line.WriteString("id", command.Id);
        line.WriteNumber("attempt", command.Attempt);
        line.WriteString("stream", command.Submission.Stream);
        line.WriteString("type", command.Type);
        line.WriteString("by", command.By);
    });

    internal void Answered(LoadCommand command, Reply reply) => Write(line =>
    {
        WriteOutcome(line, command, reply switch
        {
            Reply.Done => "done",
            Reply.AlreadySo => "already-so",
            Reply.Refused => "refused",
            Reply.Overloaded => "overloaded",
            _ => throw new System.Diagnostics.UnreachableException(),
        });
        if (reply is Reply.Done(var receipt))
        {
            line.WriteNumber("sequence", receipt.Sequence);
            line.WriteNumber("lane", receipt.Lane);
            line.WriteNumber("position", receipt.Position);
            line.WriteString("hash", receipt.Hash);
        }
        else if (reply is Reply.Refused(var reasons))
        {
            line.WriteStartArray("reasons");
            foreach (var reason in reasons)
            {
                line.WriteStringValue(reason.Rule.Value);
            }

            line.WriteEndArray();
        }
    });

    internal void Unknown(LoadCommand command, Exception failed) => Write(line =>
    {
        WriteOutcome(line, command, "unknown");
        line.WriteString("failure", failed.GetType().Name);
        line.WriteString("message", failed.Message);
    });

    private static void WriteOutcome(Utf8JsonWriter line, LoadCommand command, string outcome)
    {
        line.WriteString("event", "outcome");
        line.WriteString("id", command.Id);
        line.WriteNumber("attempt", command.Attempt);
        line.WriteString("stream", command.Submission.Stream);
        line.WriteString("outcome", outcome);
    }

    private void Write(Action<Utf8JsonWriter> members)
    {
        lock (_gate)
        {
            _line.ResetWrittenCount();
            using (var line = new Utf8JsonWriter(_line))
            {
                line.WriteStartObject();
                line.WriteString("time", _clock.GetUtcNow().UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
                members(line);
                line.WriteEndObject();
            }

            _line.Write("\n"u8);
            _file.Write(_line.WrittenSpan);
        }
    }
}
