namespace Grid.Ledger.Tests.Verification;

public sealed class SqliteTamperingTests(MadeStore made) : TamperingConformance(made), IClassFixture<MadeStore>;
