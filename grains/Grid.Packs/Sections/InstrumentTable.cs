using Grid.Packs.Yaml;

namespace Grid.Packs.Sections;

/// <summary><c>instruments:</c> the laws that sources cite, by short names.</summary>
internal sealed class InstrumentTable
{
    private readonly NameTable _names = new("instrument");
    private readonly Dictionary<string, Instrument> _instruments = new(StringComparer.Ordinal);

    public ImmutableArray<Instrument> Entries => [.. _names.Names.Select(name => _instruments[name])];

    public static InstrumentTable Read(PackTree tree)
    {
        var table = new InstrumentTable();
        foreach (var (name, value) in tree.Members("instruments"))
        {
            var fields = value.Fields();
            if (table._names.Declare(name) is { } instrument)
            {
                table._instruments.Add(instrument, ReadOne(instrument, fields));
            }
        }

        return table;
    }

    /// <summary>The instrument that is cited, which must have been declared.</summary>
    public Instrument Refer(Value name)
    {
        var text = _names.Refer(name);
        return _instruments.GetValueOrDefault(text) ?? new(text, "");
    }

    /// <summary>From which day on an instrument is in force, where the pack says so.</summary>
    public NodaTime.LocalDate? BeginOf(string? name) =>
        name is null ? null : _instruments.GetValueOrDefault(name)?.From;

    private static Instrument ReadOne(string name, Fields? fields)
    {
        if (fields is null)
        {
            return new(name, "");
        }

        var read = new Instrument(name, fields.Text("title"))
        {
            From = fields.Find("from")?.Date(),
            Until = fields.Find("until")?.Date(),
        };
        if (read.Until < read.From)
        {
            fields.Find("until")!.Report("`until` lies before `from`", "put the later day last");
        }

        fields.RefuseOthers();
        return read;
    }
}
