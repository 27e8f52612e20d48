using Grid.Cli.Output;
using Grid.Contracts;
using Grid.Domain.Packs;
using Grid.Domain.Vocabulary;
using Grid.Ledger;
using Grid.Ledger.Shadow;
using Grid.Packs;

namespace Grid.Cli.Packs;

/// <summary>
/// A pack that is named on the command line: a folder, or of a store a version by its hash, or a pack by its name with
/// or without the day on which the version was the law.
/// </summary>
internal static class PackChoice
{
    /// <exception cref="CommandException">There is no such pack, or it cannot be used.</exception>
    public static async Task<PackContent> Read(string named, ILedgerStore? store, CancellationToken cancellation)
    {
        if (Directory.Exists(named))
        {
            return Usable(PackFolder.Read(named), $"the pack in {named}");
        }

        if (store is null)
        {
            throw new CommandException($"there is no folder {named}; name a folder, or a version with --store");
        }

        var version = named.Length == 64 && named.All(char.IsAsciiHexDigitLower)
            ? new PackVersion(named)
            : await VersionNamed(named, store, cancellation);
        var json = await store.PackContent(version, cancellation)
            ?? throw new CommandException($"the store has no pack version {named}; see `grid export` for those it has");
        return Usable(PackContent.FromJson(json), $"the stored version {version}");
    }

    private static async Task<PackVersion> VersionNamed(
        string named, ILedgerStore store, CancellationToken cancellation)
    {
        var parts = named.Split('@');
        var day = parts.Length == 2 ? Dates.Parse(parts[1]) : null;
        if (parts.Length > 2 || (parts.Length == 2 && day is null))
        {
            throw new CommandException($"{named} is no pack; write NAME, or NAME@2026-03-02");
        }

        var state = PackState.None;
        await foreach (var stored in store.ReadStream(Streams.Of(new(parts[0])), 1, cancellation))
        {
            state = state.Evolve((PackEvent)Stored.Read(stored).Happened);
        }

        var version = day is { } at ? state.Timeline.For(new(EffectiveDates.Day(at)))?.Version : state.Current;
        return version ?? throw new CommandException(
            $"there is no folder {named}, and the store has no version of a pack of that name"
            + (day is null ? "" : " that is the law on that day"));
    }

    private static PackContent Usable(PackReading read, string what)
    {
        var problems = read.Content is { } content ? PackCompiler.Compile(content).Problems : read.Problems;
        return problems.IsEmpty
            ? read.Content!
            : throw new CommandException(
                $"{what} cannot be used:{string.Concat(problems.Select(problem => $"\n  {problem}"))}");
    }
}
