using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Grid.Ledger.Sqlite;
using Grid.Ledger.Verification;

namespace Grid.Ledger.Tests;

/// <summary>What FORMAT.md says of an export, checked here and by a stranger in another language.</summary>
public sealed class ExportTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_line_stands_in_its_place_and_has_the_hash_of_its_entry()
    {
        var (lines, count, _) = await Export();
        Assert.Equal(count, lines.Length);
        for (var position = 0; position < lines.Length; position++)
        {
            using var document = JsonDocument.Parse(lines[position]);
            var told = document.RootElement;
            Assert.Equal(["lane", "position", "hash", "entry"], told.EnumerateObject().Select(member => member.Name));
            Assert.Equal(0, told.GetProperty("lane").GetInt32());
            Assert.Equal(position, told.GetProperty("position").GetInt32());

            var body = Encoding.UTF8.GetBytes(told.GetProperty("entry").GetRawText());
            Assert.Equal(
                told.GetProperty("hash").GetString(), Convert.ToHexStringLower(SHA256.HashData([0, .. body])));
            Assert.True(EntryCodec.IsCanonical(body));
        }
    }

    [Fact]
    public async Task Every_entry_names_the_one_before_it_in_its_stream()
    {
        var (lines, _, _) = await Export();
        var heads = new Dictionary<string, (int Sequence, string Hash)>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            using var document = JsonDocument.Parse(line);
            var entry = document.RootElement.GetProperty("entry");
            var stream = entry.GetProperty("stream").GetString()!;
            var (sequence, hash) = heads.GetValueOrDefault(stream, (0, EntryHeader.NoPrevious));
            Assert.Equal(sequence + 1, entry.GetProperty("sequence").GetInt32());
            Assert.Equal(hash, entry.GetProperty("previous").GetString());
            heads[stream] = (sequence + 1, document.RootElement.GetProperty("hash").GetString()!);
        }
    }

    [Fact]
    public async Task A_line_is_the_bytes_that_are_stored()
    {
        var (lines, _, _) = await Export();
        var bodies = MadeLedger.Requests().SelectMany(request => request.Entries)
            .Select(entry => Encoding.UTF8.GetString(entry.Body));
        Assert.All(
            lines.Zip(bodies),
            pair => Assert.EndsWith($"\"entry\":{pair.Second}}}", pair.First, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_empty_ledger_is_an_empty_export()
    {
        await using var store = SqliteLedgerStore.Open(_folder["empty.db"]);
        using var output = new MemoryStream();
        Assert.Equal((0, 0), await LedgerExport.WriteJsonLines(store, output, false, CancellationToken.None));
        Assert.Empty(output.ToArray());
    }

    [PythonFact]
    public async Task A_stranger_finds_the_same_root_from_the_format_alone()
    {
        var (_, count, root) = await Export();
        var (exit, said) = Python(_folder["export.jsonl"]);
        Assert.Equal($"{count} {MadeLedger.Cases + 7} {root}\n", said);
        Assert.Equal(0, exit);
    }

    [PythonFact]
    public async Task A_stranger_finds_every_change()
    {
        var (lines, _, _) = await Export();
        foreach (var change in (Func<string, string>[])
            [
                line => line.Replace("registry", "regystri", StringComparison.Ordinal),
                line => line.Replace("\"hash\":\"", "\"hash\":\"0", StringComparison.Ordinal),
                line => line.Replace("\"position\":", "\"position\":1", StringComparison.Ordinal),
                line => line.Replace("\"lane\":0", "\"lane\":1", StringComparison.Ordinal),
                line => line.Replace("\"entry\":{", "\"entry\":{ ", StringComparison.Ordinal),
                _ => "",
            ])
        {
            var changed = lines.ToArray();
            changed[80] = change(changed[80]);
            await File.WriteAllLinesAsync(_folder["changed.jsonl"], changed);
            var (exit, said) = Python(_folder["changed.jsonl"]);
            Assert.Equal(1, exit);
            Assert.StartsWith("line 81: ", said, StringComparison.Ordinal);
        }
    }

    [PythonFact]
    public async Task Who_puts_interference_on_record_is_in_the_whole_export_alone_and_the_chain_is_checked()
    {
        await using var store = SqliteLedgerStore.Open(_folder["grid.db"]);
        var writer = new EntryWriter();
        var by = new AskerId("officer:who-told");
        foreach (var request in (AppendRequest[])
            [
                writer.Next("case:1", new CaseEvent.Opened(new("made"), IsRun: true)),
                writer.Next(
                    "case:1",
                    new Telling { By = by },
                    new CaseEvent.ApproachRecorded("inquiry", new("officer:leader")) { Recorder = new(by.Value) },
                    new CaseEvent.ClueOpened(new("made.rule"), new("officer:leader"))),
                writer.Next("case:1", new Telling { By = by }, new CaseEvent.Closed()),
            ])
        {
            await store.Append([request], CancellationToken.None);
        }

        foreach (var (isWhole, named) in new[] { (false, 1), (true, 4) })
        {
            await using (var output = File.Create(_folder["export.jsonl"]))
            {
                Assert.Equal(
                    (4, isWhole ? 0 : 2),
                    await LedgerExport.WriteJsonLines(store, output, isWhole, CancellationToken.None));
            }

            var text = await File.ReadAllTextAsync(_folder["export.jsonl"]);
            Assert.Equal(named, text.Split("who-told").Length - 1);
            var root = (await LedgerVerifier.Verify(store, null, CancellationToken.None)).Root;
            Assert.Equal((0, $"4 1 {root}\n"), Python(_folder["export.jsonl"]));
        }

        // Nothing else is told in part, whatever a line says.
        var lines = await File.ReadAllLinesAsync(_folder["export.jsonl"]);
        lines[3] = lines[3].Replace(",\"entry\"", ",\"shielded\":true,\"entry\"", StringComparison.Ordinal);
        await File.WriteAllLinesAsync(_folder["changed.jsonl"], lines);
        Assert.Equal(1, Python(_folder["changed.jsonl"]).Exit);
    }

    [PythonFact]
    public void The_stranger_needs_no_more_than_forty_lines() =>
        Assert.InRange(File.ReadAllLines(Script).Length, 1, 40);

    private static string Script => Path.Combine(AppContext.BaseDirectory, "verify_export.py");

    private async Task<(string[] Lines, long Count, string Root)> Export()
    {
        await using var store = SqliteLedgerStore.Open(_folder["grid.db"]);
        await MadeLedger.WriteTo(store);
        await using (var output = File.Create(_folder["export.jsonl"]))
        {
            await LedgerExport.WriteJsonLines(store, output, isWhole: false, CancellationToken.None);
        }

        var report = await LedgerVerifier.Verify(store, null, CancellationToken.None);
        return (await File.ReadAllLinesAsync(_folder["export.jsonl"]), report.Entries, report.Root);
    }

    private static (int Exit, string Said) Python(string export)
    {
        var start = new ProcessStartInfo("python3", [Script, export])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var python = Process.Start(start)!;
        var said = python.StandardOutput.ReadToEnd() + python.StandardError.ReadToEnd();
        python.WaitForExit();
        return (python.ExitCode, said);
    }
}

/// <summary>A test that needs Python beside .NET.</summary>
internal sealed class PythonFactAttribute : FactAttribute
{
    public PythonFactAttribute()
    {
        try
        {
            var version = new ProcessStartInfo("python3", "--version") { RedirectStandardOutput = true };
            using var python = Process.Start(version)!;
            python.WaitForExit();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Skip = "python3 is not installed here";
        }
    }
}
