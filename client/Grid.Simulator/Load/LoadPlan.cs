using Grid.Simulator.Planning;

namespace Grid.Simulator.Load;

/// <summary>
/// What is asked. Officers, cases and draws follow from the seed; a case is drawn among those of which the client
/// knows that nothing is under way in them, so that no command rests on one that has no answer yet, unless the scenario
/// wants cases crowded. Command ids follow from scenario, run and number.
/// </summary>
internal sealed class LoadPlan
{
    private readonly Lock _gate = new();
    private readonly LoadScenario _scenario;
    private readonly SeededRandom _random;
    private readonly LoadPopulation _population;
    private readonly CasePool _live;
    private readonly CasePool _ripe;
    private readonly List<LoadOfficer> _suspended = [];
    private readonly LoadWriter _writer;
    private readonly (CommandKind Kind, double Share)[] _shares;
    private LoadCase? _last;
    private int _away;

    public LoadPlan(LoadScenario scenario, ulong seed, string run)
    {
        _scenario = scenario;
        _random = new(seed);
        _population = new(scenario, run);
        _writer = new(scenario, run);
        (_live, _ripe) = (new(_random.Fork()), new(_random.Fork()));
        var shares = scenario.Commands;
        _shares =
        [
            (CommandKind.Act, shares.Act), (CommandKind.Open, shares.Open), (CommandKind.Close, shares.Close),
            (CommandKind.Transfer, shares.Transfer), (CommandKind.Suspend, shares.Suspend),
            (CommandKind.Reinstate, shares.Reinstate), (CommandKind.ActAway, shares.ActAway),
        ];
    }

    /// <summary>What every command id of the run begins with; its number follows.</summary>
    public string Prefix => _writer.Prefix;

    /// <summary>How many commands there have been.</summary>
    public int Commands => _writer.Commands;

    /// <summary>The first case of the run, by which it is known again.</summary>
    public CaseId FirstCase => _writer.CaseId(1);

    /// <summary>Who is there, with their powers: to be told before the load begins.</summary>
    public IEnumerable<LoadCommand> Staff() =>
        _population.Everybody.SelectMany(_writer.Register);

    /// <summary>The cases that are open when the load begins, each some way on.</summary>
    public IEnumerable<LoadCommand> Openings()
    {
        for (var i = 0; i < _scenario.Cases.AtStart; i++)
        {
            var kind = DrawKind(kind => kind.Weight * kind.Acts);
            var opened = Begin(kind);
            opened.ActsDone = _random.Below(kind.Acts - kind.End.Count + 1);
            yield return _writer.Open(opened);
        }
    }

    /// <summary>The next command of the load.</summary>
    public LoadCommand Next(TimeSpan intended)
    {
        lock (_gate)
        {
            return Draw() with { Intended = intended };
        }
    }

    /// <summary>Learns what became of a command; of one without an answer its case stays out.</summary>
    public void Settle(LoadCommand command, bool isDone)
    {
        lock (_gate)
        {
            if (command.Case is { } about)
            {
                SettleCase(command, about, isDone);
            }
            else if (command is { Officer: { } officer, Kind: CommandKind.Suspend or CommandKind.Reinstate })
            {
                SettleOfficer(officer, isSuspended: (command.Kind == CommandKind.Suspend) == isDone);
            }
        }
    }

    /// <summary>Learns that nobody knows what became of a command.</summary>
    public void Lose(LoadCommand command)
    {
        lock (_gate)
        {
            // Others may be suspended meanwhile: a few lost answers must not be the end of suspensions.
            if (command is { Kind: CommandKind.Suspend or CommandKind.Reinstate, Officer: { IsUnsure: false } officer })
            {
                officer.IsUnsure = true;
                _away--;
            }
        }
    }

    private LoadCommand Draw() => DrawCommandKind() switch
    {
        CommandKind.Open => Open(),
        CommandKind.Close when _ripe.Draw() is { } ripe => _writer.Close(ripe),
        CommandKind.Transfer when _live.Draw() is { } live => Transfer(live),
        CommandKind.Suspend when DrawPresent() is { } officer => Suspend(officer),
        CommandKind.Reinstate when _suspended.Count > 0 => Reinstate(),
        CommandKind.ActAway when _live.Draw(isLeadAway: true) is { } live => Act(live),
        _ when IsCrowded() => _writer.Act(_last!) with { IsCrowded = true },
        _ => _live.Draw() is { } live ? Act(live) : Open() with { IsForWant = true },
    };

    private LoadCommand Open() => _writer.Open(Begin(DrawKind(kind => kind.Weight)));

    private bool IsCrowded() =>
        _scenario.Cases.Crowded > 0 && _last is not null && _random.Fraction() * 100 < _scenario.Cases.Crowded;

    private LoadCommand Act(LoadCase live)
    {
        _last = live;
        return _writer.Act(live);
    }

    private CommandKind DrawCommandKind()
    {
        var drawn = _random.Fraction() * _shares.Sum(share => share.Share);
        foreach (var (kind, share) in _shares)
        {
            if ((drawn -= share) < 0)
            {
                return kind;
            }
        }

        return CommandKind.Act;
    }

    private CaseKind DrawKind(Func<CaseKind, double> weight)
    {
        var kinds = _scenario.Cases.Kinds;
        var drawn = _random.Fraction() * kinds.Sum(weight);
        return kinds.Find(kind => (drawn -= weight(kind)) < 0) ?? kinds[^1];
    }

    private LoadCase Begin(CaseKind kind)
    {
        var leads = _population.Of(kind.Lead);
        var lead = _random.Pick(leads);
        for (var i = 0; i < leads.Count && lead.IsAway; i++)
        {
            lead = _random.Pick(leads);
        }

        return new(_writer.NextCase(), kind, lead);
    }

    private LoadCommand Transfer(LoadCase live)
    {
        var to = _random.Pick(live.Lead.Colleagues);
        if (to != live.Lead && !to.IsAway)
        {
            return _writer.Transfer(live, to);
        }

        return _writer.Act(live);
    }

    private LoadOfficer? DrawPresent()
    {
        var officer = _random.Pick(_population.Of(_random.Pick(_scenario.Officers).Kind));
        return officer.IsAway || _away * 100 >= _population.Everybody.Count * _scenario.AwayMax ? null : officer;
    }

    // From now on, not from the answer on: whoever asks for a suspension sends nothing more of the officer, but for
    // what the scenario wants of those who are away.
    private LoadCommand Suspend(LoadOfficer officer)
    {
        officer.IsAway = true;
        _away++;
        return _writer.Suspend(officer);
    }

    private LoadCommand Reinstate()
    {
        var officer = _random.Pick(_suspended);
        _suspended.Remove(officer);
        return _writer.Reinstate(officer);
    }

    private void SettleOfficer(LoadOfficer officer, bool isSuspended)
    {
        if (officer.IsUnsure)
        {
            officer.IsUnsure = false;
            _away++;
        }

        if (isSuspended)
        {
            _suspended.Add(officer);
        }
        else
        {
            officer.IsAway = false;
            _away--;
        }
    }

    private void SettleCase(LoadCommand command, LoadCase about, bool isDone)
    {
        switch (command.Kind)
        {
            case CommandKind.Open when !isDone:
            case CommandKind.Close when isDone:
                return;
            case CommandKind.Act when isDone:
                about.ActsDone++;
                break;
            case CommandKind.Transfer when isDone:
                about.Lead = command.Officer!;
                break;
            default:
                break;
        }

        if (!command.IsCrowded)
        {
            (about.IsRipe ? _ripe : _live).Put(about);
        }
    }
}
