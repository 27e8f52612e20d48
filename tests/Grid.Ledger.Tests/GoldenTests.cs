using System.Buffers;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Grid.Domain.Canonical;
using Grid.Domain.Officers;
using Grid.Domain.Packs;
using Grid.Domain.Sources;
using Grid.Domain.Units;

namespace Grid.Ledger.Tests;

/// <summary>
/// The bytes of every event and command, kept as text that people have read. A change here is a new alias.
/// </summary>
public sealed class GoldenTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Golden");

    public static TheoryData<string> EventNames => [.. GoldenSamples.Events.Keys];

    public static TheoryData<string> CommandNames => [.. GoldenSamples.Commands.Keys];

    [Theory]
    [MemberData(nameof(EventNames))]
    public void An_event_is_written_as_its_golden_text_and_read_back_the_same(string name)
    {
        var happened = GoldenSamples.Events[name];
        var golden = Golden(name);
        Assert.Equal(golden, Write(happened));

        var alias = name.Replace(GoldenSamples.Least, "", StringComparison.Ordinal);
        var read = EventJson.Read(alias, Encoding.UTF8.GetBytes(golden));
        Assert.Equivalent(happened, read, strict: true);
        Assert.Equal(golden, Write(read));
        Assert.Equal(alias, EventTypes.AliasOf(read));
    }

    [Theory]
    [MemberData(nameof(CommandNames))]
    public void A_command_is_written_as_its_golden_text(string name) =>
        Assert.Equal(Golden(name), Write(GoldenSamples.Commands[name]));

    [Fact]
    public void Every_event_and_every_command_has_a_golden_text()
    {
        var commands = new[]
            {
                typeof(CaseCommand), typeof(OfficerCommand), typeof(UnitCommand), typeof(PackCommand),
                typeof(SourceCommand),
            }
            .SelectMany(set => set.GetNestedTypes()).Select(EventTypes.AliasOf);
        Assert.Equal(EventTypes.Aliases.Order(StringComparer.Ordinal), Full(GoldenSamples.Events));
        Assert.Equal(commands.Order(StringComparer.Ordinal), Full(GoldenSamples.Commands));
    }

    [Fact]
    public void Every_golden_text_belongs_to_an_event_or_a_command() => Assert.Equal(
        GoldenSamples.Events.Keys.Concat(GoldenSamples.Commands.Keys).Append("entry").Order(StringComparer.Ordinal),
        Directory.GetFiles(Folder).Select(path => Path.GetFileNameWithoutExtension(path))
            .Order(StringComparer.Ordinal));

    [Fact]
    public void A_full_sample_holds_every_member_and_nothing_computed_from_others()
    {
        foreach (var (name, sample) in GoldenSamples.Events.Concat(GoldenSamples.Commands))
        {
            using var document = JsonDocument.Parse(Golden(name));
            var said = document.RootElement.EnumerateObject().Select(member => member.Name);
            var members = sample.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(property => property.SetMethod is not null)
                .Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name));
            Assert.True(
                name.EndsWith(GoldenSamples.Least, StringComparison.Ordinal) || !members.Except(said).Any(),
                $"{name}: {string.Join(", ", members.Except(said))} is not in the sample");
            Assert.Empty(said.Except(members));
        }
    }

    private static IEnumerable<string> Full(IReadOnlyDictionary<string, object> samples) => samples.Keys
        .Where(name => !name.EndsWith(GoldenSamples.Least, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    // A text file ends its last line; the canonical bytes do not.
    internal static string Golden(string name)
    {
        var text = File.ReadAllText(Path.Combine(Folder, $"{name}.json"), new UTF8Encoding(false, true));
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
        return text[..^1];
    }

    private static string Write(object value)
    {
        var written = CanonicalBuffer.Start().Json(value).Written.ToArray();
        var canonical = new ArrayBufferWriter<byte>();
        CanonicalJson.Write(written, canonical);
        Assert.Equal(canonical.WrittenSpan, written);
        return Encoding.UTF8.GetString(written);
    }
}
