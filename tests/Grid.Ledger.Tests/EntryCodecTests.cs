using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Grid.Ledger.Tests;

public sealed class EntryCodecTests
{
    private static readonly EntryHeader Full = new()
    {
        Stream = "case:town/2026%2F7",
        Sequence = 8,
        Type = "case.breach-recorded.v1",
        Part = (2, 3),
        At = Timestamp.Parse("2026-03-01T09:30:00.25+01:00"),
        RecordedAt = Timestamp.Parse("2026-03-02T08:00:00.000010Z"),
        By = new("officer:town/ada"),
        Intent = Intent.Request,
        Command = new("a \"quoted\" id"),
        CommandDigest = new string('c', 64),
        Pack = new PackVersion(new string('7', 64)),
        Relied = EntryHeader.NothingRelied.Add("officer:town/ada", 3).Add("pack:permit", 1).Add("officer:town/Zoe", 0),
        Previous = new string('a', 64),
    };

    [Fact]
    public void An_entry_is_written_as_its_golden_text_and_has_that_hash()
    {
        var body = EntryCodec.Encode(Full, new CaseEvent.BreachRecorded(new("made.broken"), null, 7));
        Assert.Equal(GoldenTests.Golden("entry"), Encoding.UTF8.GetString(body));
        Assert.Equal(
            "05887809636197d9a96d3c830d96b380b50b10cf56dc7113e37997855acebce5",
            HashChain.Print(HashChain.HashOf(body)));
        Assert.Equal(SHA256.HashData([0, .. body]), HashChain.HashOf(body));
        Assert.True(EntryCodec.IsCanonical(body));
    }

    [Fact]
    public void An_entry_is_read_back_as_it_was_written()
    {
        var happened = new CaseEvent.BreachRecorded(new("made.broken"), null, 7);
        var entry = EntryCodec.Decode(EntryCodec.Encode(Full, happened));
        Assert.Equal(Full with { Relied = entry.Header.Relied }, entry.Header);
        Assert.Equal(Full.Relied.ToList(), entry.Header.Relied.ToList());
        Assert.Equal(happened, entry.ReadEvent());
    }

    [Fact]
    public void What_nobody_said_is_left_out()
    {
        var header = Full with { At = null, Pack = null, Relied = EntryHeader.NothingRelied };
        var body = EntryCodec.Encode(header, new CaseEvent.BreachRecorded(new("made.broken"), null, 7));
        using var document = JsonDocument.Parse(body);
        Assert.Equal(
            [
                "by", "command", "commandDigest", "data", "intent", "part", "previous", "recordedAt", "sequence",
                "stream", "type",
            ],
            document.RootElement.EnumerateObject().Select(member => member.Name));
        Assert.True(EntryCodec.IsCanonical(body));
        Assert.Equal(header, EntryCodec.Decode(body).Header with { Relied = header.Relied });
    }

    [Fact]
    public void Every_event_makes_an_entry_in_canonical_form()
    {
        foreach (var happened in GoldenSamples.Events.Values)
        {
            Assert.True(EntryCodec.IsCanonical(
                EntryCodec.Encode(Full with { Type = EventTypes.AliasOf(happened) }, happened)));
        }
    }

    [Fact]
    public void What_was_once_written_twice_is_still_read()
    {
        var happened = new CaseEvent.ActingHolderNamed(new("lead"), 1, new("officer:ada"), new("officer:bo"));
        var written = """{"acting":"officer:bo","holder":"officer:ada","isDerived":true,"seat":1,"slot":"lead"}"""u8;
        Assert.Equal(happened, EventJson.Read("case.acting-holder-named.v1", written));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("7")]
    [InlineData("null")]
    public void What_is_no_entry_is_said_to_be_none(string json) => Assert.ThrowsAny<JsonException>(
        () => EntryCodec.Decode(Encoding.UTF8.GetBytes(json)));

    [Theory]
    [InlineData("by", "command", "commandDigest", "data", "intent", "part")]
    [InlineData("previous", "recordedAt", "sequence", "stream", "type")]
    public void What_lacks_a_member_is_no_entry_and_the_member_is_named(params string[] members)
    {
        foreach (var member in members)
        {
            var entry = JsonNode.Parse(EntryCodec.Encode(Full, new CaseEvent.Closed()))!.AsObject();
            Assert.True(entry.Remove(member));
            var refused = Assert.Throws<JsonException>(
                () => EntryCodec.Decode(Encoding.UTF8.GetBytes(entry.ToJsonString())));
            Assert.Contains($"`{member}`", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_order_of_the_members_is_nothing_to_a_reader_and_what_is_not_known_is_passed_over()
    {
        var entry = JsonNode.Parse(EntryCodec.Encode(Full, new CaseEvent.Closed()))!.AsObject();
        var turned = new JsonObject(entry.Reverse().Select(
            member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())))
        {
            ["aMemberOfALaterFormat"] = new JsonObject { ["part"] = 1 },
        };
        var read = EntryCodec.Decode(Encoding.UTF8.GetBytes(turned.ToJsonString()));
        Assert.Equal(Full, read.Header with { Relied = Full.Relied });
        Assert.Equal(new CaseEvent.Closed(), EventJson.Read("case.closed.v1", read.Data.Span));
    }

    [Fact]
    public void What_follows_an_entry_in_its_row_makes_it_none() => Assert.ThrowsAny<JsonException>(
        () => EntryCodec.Decode((byte[])[.. EntryCodec.Encode(Full, new CaseEvent.Closed()), (byte)'}']));

    [Fact]
    public void A_member_named_by_half_a_character_has_no_canonical_form()
    {
        Assert.Throws<JsonException>(() => EntryCodec.IsCanonical(Encoding.UTF8.GetBytes("""{"\ud800":1}""")));
        Assert.Throws<JsonException>(() => EntryCodec.IsCanonical(Encoding.UTF8.GetBytes("""{"a":1,"\ud800":1}""")));
    }

    [Fact]
    public void An_unknown_type_says_that_a_newer_grid_may_know_it()
    {
        var body = EntryCodec.Encode(Full with { Type = "case.levitated.v1" }, new CaseEvent.Closed());
        var entry = EntryCodec.Decode(body);
        var unknown = Assert.Throws<JsonException>(entry.ReadEvent);
        Assert.Contains("case.levitated.v1", unknown.Message, StringComparison.Ordinal);
        Assert.Contains("newer Grid", unknown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_digest_of_a_command_is_that_of_its_canonical_text()
    {
        var command = (CaseCommand)GoldenSamples.Commands["case.close-case.v1"];
        var submission = new Submission<CaseCommand>(new("id-1"), new("officer:town/ada"), command)
        {
            Intent = Intent.Record,
            At = Timestamp.Parse("2026-03-01T09:30:00+01:00"),
        };
        var text = "{\"at\":\"2026-03-01T09:30:00+01:00\",\"by\":\"officer:town/ada\",\"data\":"
            + GoldenTests.Golden("case.close-case.v1")
            + ",\"intent\":\"record\",\"stream\":\"case:town/7\",\"type\":\"case.close-case.v1\"}";
        var digest = CommandDigest.Of("case:town/7", submission).Digest;
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), digest);
        Assert.Equal("b947f70d70d1bd200b5c1747fdcd496da29f32607c784e6f7926853d058edd48", digest);
    }

    [Fact]
    public void The_digest_of_a_command_leaves_out_when_nobody_said_it_and_which_try_it_is()
    {
        var submission = new Submission<CaseCommand>(new("id-1"), new("officer:town/ada"), new CaseCommand.CloseCase());
        var text = "{\"by\":\"officer:town/ada\",\"data\":{},\"intent\":\"request\","
            + "\"stream\":\"case:town/7\",\"type\":\"case.close-case.v1\"}";
        var digest = CommandDigest.Of("case:town/7", submission).Digest;
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), digest);
        Assert.Equal(digest, CommandDigest.Of("case:town/7", submission with { Attempt = 9, Id = new("id-2") }).Digest);
        Assert.NotEqual(digest, CommandDigest.Of("case:town/8", submission).Digest);
        Assert.NotEqual(digest, CommandDigest.Of("case:town/7", submission with { Intent = Intent.Record }).Digest);
    }
}
