using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Grid.Replay.Tests;

public sealed class GzipLogTests : IDisposable
{
    private static readonly string Rows = MakeRows(400);
    private static readonly byte[] Packed = LogFolder.Gzip(Rows);

    private readonly LogFolder _folder = new();

    [Fact]
    public void A_file_of_several_members_is_one_file()
    {
        var half = Rows.Length / 2;
        byte[] members = [.. LogFolder.Gzip(Rows[..half]), .. LogFolder.Gzip(""), .. LogFolder.Gzip(Rows[half..])];

        var log = Read(members);

        Assert.Equal((400, 0), (log.Totals.Acts, log.Totals.Quarantined));
    }

    [Fact]
    public void Wherever_a_file_breaks_off_only_whole_rows_are_kept()
    {
        for (var length = Packed.Length - 1; length > 200; length -= 37)
        {
            AssertCutOff(Read(Packed[..length]));
        }
    }

    [Fact]
    public void No_row_before_the_break_is_lost()
    {
        // Stored as it is, so that the break is at a known place: in the middle of the row with number 300.
        var stored = LogFolder.Gzip(Rows, CompressionLevel.NoCompression);

        var log = Read(stored[..(stored.AsSpan().IndexOf("\n300,"u8) + 12)]);

        Assert.Equal(300, log.Totals.Acts);
        Assert.Equal(302, Assert.Single(log.Quarantined).Line);
    }

    [Fact]
    public void A_quoted_value_cut_in_half_is_no_value()
    {
        const string Text = "case,act,officer,at\n1,A,ann,2026-03-02\n2,A,\"ann\n3,A,ann,2026-03-02\n";
        var stored = LogFolder.Gzip(Text, CompressionLevel.NoCompression);

        var log = Read(stored[..^8]);

        Assert.Equal(["1"], log.Cases.Select(one => one.Name));
        Assert.Equal(3, Assert.Single(log.Quarantined).Line);
    }

    [Fact]
    public void Damage_inside_never_passes_unseen()
    {
        for (var at = 20; at < Packed.Length; at += 29)
        {
            var damaged = (byte[])Packed.Clone();
            damaged[at] ^= 0x10;

            Assert.True(IsSeen(damaged), $"the damage at byte {at} passed unseen");
        }
    }

    [Fact]
    public void A_broken_XES_keeps_its_complete_events()
    {
        var text = new StringBuilder("<log><trace><string key=\"concept:name\" value=\"1\"/>\n");
        for (var i = 0; i < 400; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"<event><string key=\"concept:name\" value=\"A{i * 7919}\"/>")
                .Append("<date key=\"time:timestamp\" value=\"2026-03-02T10:00:00Z\"/></event>\n");
        }

        var packed = LogFolder.Gzip(text.Append("</trace></log>").ToString());
        var log = _folder.Read(XesLogTests.Mapping, _folder.Write("log.xes.gz", packed[..(packed.Length / 2)]));

        var bad = Assert.Single(log.Quarantined);
        Assert.InRange(log.Totals.Acts, 100, 300);
        Assert.Equal(log.Totals.Acts + 2, bad.Line);
        Assert.Contains($"breaks off or is damaged at line {bad.Line}", bad.Problem, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private LogContent Read(byte[] packed) => _folder.Read(LogFolder.Plain, _folder.Write("log.csv.gz", packed));

    // Where the damage reaches the header, nothing can be read at all.
    private bool IsSeen(byte[] packed)
    {
        try
        {
            return Read(packed).Quarantined.Any(
                row => row.Problem.Contains("fetch the file again", StringComparison.Ordinal));
        }
        catch (LogUnreadable)
        {
            return true;
        }
    }

    private static void AssertCutOff(LogContent log)
    {
        var bad = Assert.Single(log.Quarantined);
        Assert.InRange(bad.Line, log.Totals.Acts + 1, log.Totals.Acts + 2);
        Assert.Contains($"at line {bad.Line}", bad.Problem, StringComparison.Ordinal);
        Assert.Contains("fetch the file again", bad.Problem, StringComparison.Ordinal);
        Assert.All(log.Cases, one => Assert.EndsWith(".", Assert.Single(one.Acts).Officer, StringComparison.Ordinal));
    }

    // Officers end in a full stop, so that half a name shows; figures that look random keep the file from packing well.
    private static string MakeRows(int count)
    {
        var rows = new StringBuilder("case,act,at,officer\n");
        for (var i = 0; i < count; i++)
        {
            rows.Append(CultureInfo.InvariantCulture, $"{i},ACT {i * 7919 % 1000},2026-03-02,")
                .Append(CultureInfo.InvariantCulture, $"officer {i * 104729 % 9973}.\n");
        }

        return rows.ToString();
    }
}
