namespace Grid.Domain.Vocabulary;

/// <summary>What a submission wants of the grid.</summary>
[GenerateSerializer, Alias("intent")]
public enum Intent
{
    /// <summary>Asks leave to act: any broken rule refuses it.</summary>
    Request = 0,

    /// <summary>
    /// Says that something has happened outside: it is kept, and what it breaks becomes breaches on the record.
    /// </summary>
    Record = 1,
}
