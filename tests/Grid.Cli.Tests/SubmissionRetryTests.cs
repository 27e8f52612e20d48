using Grid.Client;
using Grid.Contracts;
using Grid.Domain.Cases;
using Grid.Domain.Vocabulary;

namespace Grid.Cli.Tests;

/// <summary>What the client does with an answer, and with none.</summary>
public sealed class SubmissionRetryTests
{
    private const string Stream = "case:made";

    private static readonly Reply So = new Reply.AlreadySo();

    private static readonly Submission<CaseCommand> Command =
        new(new("c-1"), AskerId.Parse("system:made"), new CaseCommand.CloseCase());

    public static TheoryData<Exception> Failures =>
        [new LedgerFailure("away"), new TimeoutException(), new OrleansException("no silo")];

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_failure_makes_the_next_attempt_a_later_one(Exception failure)
    {
        var attempts = new List<int>();
        var reply = await Retry(4).Run(Stream, Command, Answering(attempts, failure, failure), CancellationToken.None);
        Assert.Equal(So, reply);
        Assert.Equal([1, 2, 3], attempts);
    }

    [Fact]
    public async Task Overload_is_tried_again_as_the_same_attempt()
    {
        var attempts = new List<int>();
        var full = new Reply.Overloaded(TimeSpan.Zero);
        Assert.Equal(So, await Retry(3).Run(Stream, Command, Answering(attempts, full, full), CancellationToken.None));
        Assert.Equal([1, 1, 1], attempts);
    }

    [Fact]
    public async Task Overload_is_the_answer_where_there_is_one_attempt()
    {
        var attempts = new List<int>();
        var full = new Reply.Overloaded(TimeSpan.Zero);
        Assert.Same(full, await Retry(1).Run(Stream, Command, Answering(attempts, full), CancellationToken.None));
        Assert.Equal([1], attempts);
    }

    [Fact]
    public async Task A_refusal_is_an_answer()
    {
        var attempts = new List<int>();
        var no = new Reply.Refused([]);
        Assert.Same(no, await Retry(3).Run(Stream, Command, Answering(attempts, no), CancellationToken.None));
        Assert.Equal([1], attempts);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public async Task It_is_tried_as_often_as_was_said_and_then_fails(int attemptsMax)
    {
        var attempts = new List<int>();
        var failures = Enumerable.Repeat<object>(new LedgerFailure("away"), 9).ToArray();
        await Assert.ThrowsAsync<LedgerFailure>(
            () => Retry(attemptsMax).Run(Stream, Command, Answering(attempts, failures), CancellationToken.None));
        Assert.Equal(Enumerable.Range(1, attemptsMax), attempts);
    }

    [Fact]
    public async Task Of_several_all_are_sent_again()
    {
        var sent = new List<string>();
        ImmutableArray<Submission<CaseCommand>> all = [Command, Command with { Id = new("c-2") }];
        var replies = await Retry(2).RunAll(
            Stream,
            all,
            tried =>
            {
                sent.Add(string.Join(' ', tried.Select(each => $"{each.Id}/{each.Attempt}")));
                return sent.Count == 1
                    ? throw new LedgerFailure("away")
                    : Task.FromResult<ImmutableArray<Reply>>([So, So]);
            },
            CancellationToken.None);
        Assert.Equal(["c-1/1 c-2/1", "c-1/2 c-2/2"], sent);
        Assert.Equal([So, So], replies.AsEnumerable());
    }

    private static SubmissionRetry Retry(int attemptsMax) =>
        new(new() { AttemptsMax = attemptsMax, RetryDelay = TimeSpan.Zero });

    // Gives what was listed, attempt by attempt; then it is so already.
    private static Func<Submission<CaseCommand>, Task<Reply>> Answering(
        List<int> attempts, params object[] outcomes) => sent =>
    {
        attempts.Add(sent.Attempt);
        return outcomes.ElementAtOrDefault(attempts.Count - 1) switch
        {
            Exception failure => throw failure,
            Reply reply => Task.FromResult(reply),
            _ => Task.FromResult(So),
        };
    };
}
