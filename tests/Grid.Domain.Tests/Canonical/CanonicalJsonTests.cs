using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Grid.Domain.Canonical;

namespace Grid.Domain.Tests.Canonical;

public sealed class CanonicalJsonTests
{
    private static string Canonical(string json)
    {
        var output = new ArrayBufferWriter<byte>();
        CanonicalJson.Write(Encoding.UTF8.GetBytes(json), output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    [Theory]
    [InlineData("""{ "b" : [ true , false , null ] , "a" : { } }""", """{"a":{},"b":[true,false,null]}""")]
    [InlineData("""{ "a" : [ ] , "" : 1 }""", """{"":1,"a":[]}""")]
    [InlineData("""{"aa":1,"a":1,"B":1,"é":1,"1":1}""", """{"1":1,"B":1,"a":1,"aa":1,"é":1}""")]
    [InlineData(""" "\u0041\u00e9\/" """, "\"Aé/\"")]
    [InlineData(""" "\u0000\u001f\u007f" """, "\"\\u0000\\u001f\u007f\"")]
    [InlineData(""" "\b\t\n\f\r\"\\" """, """
        "\b\t\n\f\r\"\\"
        """)]
    [InlineData(""" "\u2028\ud83d\ude00" """, "\"\u2028😀\"")]
    [InlineData("[0, -0, -7, 9007199254740991, -9007199254740991]", "[0,0,-7,9007199254740991,-9007199254740991]")]
    public void Json_has_one_canonical_form(string json, string canonical)
    {
        Assert.Equal(canonical, Canonical(json));
        Assert.Equal(canonical, Canonical(canonical));
    }

    [Fact]
    public void Members_stand_by_code_unit_so_that_a_surrogate_comes_before_a_presentation_form() => Assert.Equal(
        "{\"\\r\":1,\"1\":1,\"\u0080\":1,\"ö\":1,\"€\":1,\"😀\":1,\"\ufb33\":1}",
        Canonical("{\"€\":1,\"\\r\":1,\"\ufb33\":1,\"1\":1,\"😀\":1,\"\u0080\":1,\"ö\":1}"));

    [Theory]
    [InlineData("1.0")]
    [InlineData("1e2")]
    [InlineData("0.1")]
    [InlineData("9007199254740992")]
    [InlineData("-9007199254740992")]
    [InlineData("-9223372036854775808")]
    [InlineData("99999999999999999999")]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""{"a":1,"\u0061":2}""")]
    [InlineData(""" "\ud800" """)]
    [InlineData(""" "\udc00 and \ud800" """)]
    [InlineData("""{"\ud800":1}""")]
    [InlineData("""{"a":1,"\ud800":1}""")]
    [InlineData("{")]
    [InlineData("")]
    public void What_has_no_canonical_form_is_refused(string json) =>
        Assert.ThrowsAny<JsonException>(() => Canonical(json));

    [Fact]
    public void Nothing_at_all_is_refused() =>
        Assert.Throws<JsonException>(() => CanonicalJson.Write(default(JsonElement), new ArrayBufferWriter<byte>()));

    [Fact]
    public void Texts_are_written_as_an_array()
    {
        Assert.Equal("[]", Encoding.UTF8.GetString(CanonicalJson.OfTexts()));
        Assert.Equal("[\"a\",\"\\\"\\n\",\"\"]", Encoding.UTF8.GetString(CanonicalJson.OfTexts("a", "\"\n", "")));
        Assert.Throws<JsonException>(() => CanonicalJson.OfTexts("\ud800"));
    }

    [Fact]
    public void The_bytes_do_not_depend_on_the_culture_of_the_thread()
    {
        var before = CultureInfo.CurrentCulture;
        var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        other.NumberFormat.NegativeSign = "−";
        try
        {
            CultureInfo.CurrentCulture = other;
            Assert.Equal("[-7]", Canonical("[-7]"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
