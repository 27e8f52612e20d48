using Grid.Ledger.Verification;

namespace Grid.Ledger.Tests.Verification;

/// <summary>
/// A store that holds the made ledger, and that an administrator does something to: once for each test, and on a copy.
/// </summary>
public abstract class TamperedStore
{
    /// <summary>Every column of every table that the entries must bear out, as the database lists them.</summary>
    internal abstract ImmutableArray<(string Table, string Column)> Columns { get; }

    /// <summary>The rows of a table as they were made, by its key.</summary>
    internal abstract List<Dictionary<string, object>> Rows(string table);

    /// <summary>What a value can be changed to, in the words of the database; a column it does not know too.</summary>
    internal abstract IEnumerable<string> ChangesOf(string table, string column);

    /// <summary>What verification finds after SQL has been done to the store.</summary>
    internal abstract Task<VerificationReport> After(string sql);
}
