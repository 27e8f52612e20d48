using System.Buffers;
using System.Text.Json;
using CsCheck;
using Grid.Domain.Canonical;

namespace Grid.Domain.Tests.Laws;

public sealed class VocabularyLaws
{
    private static readonly Gen<string> Text =
        Gen.String[Gen.Char["aZ09%/ \t\n\u0001\u0085\u00a0\u3000é案\ufb33"], 1, 20];

    private static readonly Gen<Timestamp> Time = Gen.Select(
        Gen.Long[DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks],
        Gen.Int[-18 * 60, 18 * 60].Nullable(),
        (ticks, offset) => new Timestamp(ticks, offset));

    private static readonly Gen<Place> Place = Gen.OneOf(
        Gen.Int[-20, 20].Select(number => new Place($"{number}")),
        Gen.Decimal.Select(number => new Place(number.ToString(System.Globalization.CultureInfo.InvariantCulture))),
        Gen.String[Gen.Char["019.-aB "], 0, 5].Select(text => new Place(text)));

    [Fact]
    public void Any_text_is_had_back_from_its_encoding_and_is_one_word_in_it() =>
        Text.Sample(raw =>
        {
            var encoded = IdText.Encode(raw);

            Assert.Equal(raw, IdText.Decode(encoded));
            Assert.False(encoded.Any(char.IsWhiteSpace) || encoded.Any(char.IsControl) || encoded.Contains('/'));
            Assert.Equal(CaseId.FromSource(null, raw), CaseId.Parse(encoded));
            Assert.Equal(CaseId.FromSource(raw, raw), CaseId.Parse($"{encoded}/{encoded}"));
        });

    [Fact]
    public void Any_time_is_had_back_from_its_text() =>
        Time.Sample(time => Assert.Equal(time, Timestamp.Parse(time.ToString())));

    [Fact]
    public void Places_are_in_one_order() =>
        Gen.Select(Place, Place, Place).Sample(of =>
        {
            var (a, b, c) = of;

            Assert.Equal(Math.Sign(a.CompareTo(b)), -Math.Sign(b.CompareTo(a)));
            Assert.Equal(a == b, a.CompareTo(b) == 0);
            Assert.False(a <= b && b <= c && a > c);
        });

    [Fact]
    public void Members_in_any_order_have_the_same_canonical_bytes() =>
        Gen.Select(Text, Gen.Int).Array[0, 8]
            .Select(members => members.DistinctBy(member => member.Item1).ToArray())
            .SelectMany(members => Gen.Shuffle(members).Select(shuffled => (members, shuffled)))
            .Sample(of => Assert.Equal(Canonical(of.members), Canonical(of.shuffled)));

    private static byte[] Canonical((string Name, int Value)[] members)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(
            members.Select(member => KeyValuePair.Create(member.Name, member.Value)).ToDictionary());
        var output = new ArrayBufferWriter<byte>();
        CanonicalJson.Write(json, output);
        return output.WrittenSpan.ToArray();
    }
}
