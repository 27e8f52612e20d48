using System.Data.Common;

namespace Grid.Ledger.Tests;

/// <summary>What a query of an administrator gives, whatever the engine.</summary>
internal static class RowsOf
{
    public static List<object[]> Query(DbCommand command)
    {
        using var reader = command.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }
}
