using Grid.Domain.Clocks;
using Grid.Packs.Yaml;

namespace Grid.Packs.Sections.Rows;

/// <summary>The law behind an entry, and how sure of it whoever wrote it was.</summary>
internal static class Sourced
{
    public static LegalSource Source(Fields fields) => LegalSources.Read(fields.Require("source"));

    public static LegalSource? SourceIfAny(Fields fields) =>
        fields.Find("source") is { } source ? LegalSources.Read(source) : null;

    public static Confidence Confidence(Fields fields) =>
        Choices<Confidence>.Read(fields.Find("confidence")) ?? Domain.Clocks.Confidence.Sure;
}
