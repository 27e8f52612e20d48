namespace Grid.Packs.Tests.Corpus;

/// <summary>Where one case of the corpus is run: the function alone, or a silo.</summary>
internal interface ICorpusHost
{
    /// <summary>The version that follows the one of the corpus; nothing where none does.</summary>
    RulePack? Later { get; }

    /// <summary>The grid's clock.</summary>
    Timestamp Now { get; }

    /// <summary>The id that an officer of the corpus has here.</summary>
    OfficerId Named(string officer);

    /// <summary>The id that a case of the corpus has here; the one that a story is about has no name.</summary>
    CaseId CaseNamed(string name);

    /// <summary>
    /// Submits it, and again as often as it is said to be sent: a silo must give the same answer each time. The
    /// function alone knows no commands, and is asked once.
    /// </summary>
    Task<CorpusReply> Submit(CaseId id, Submission<CaseCommand> submission, int sent);

    /// <summary>Submits what is told or asked of an officer.</summary>
    Task<CorpusReply> Submit(OfficerId id, Submission<OfficerCommand> submission);

    /// <summary>Submits what is told or asked of a unit.</summary>
    Task<CorpusReply> Submit(UnitId id, Submission<UnitCommand> submission);

    /// <summary>So many days pass, and clocks of the case do what they do by themselves.</summary>
    Task Pass(CaseId id, double days);

    /// <summary>
    /// Whatever is not in the ledger is lost, and what has to follow for the cases of the story is gone on with. The
    /// function alone has nothing to lose: its cases only say what is so.
    /// </summary>
    Task LoseSilo();

    /// <summary>The case as it stands, with what was noted of it.</summary>
    Task<(CaseState State, int Noted)> Look(CaseId id);

    /// <summary>
    /// For how many seconds nobody answered in the case where somebody has to; the function alone keeps no history.
    /// </summary>
    Task<long?> Uncovered(CaseId id);
}
