using Grid.Client;
using Grid.Contracts;

namespace Grid.Cli.Tests;

/// <summary>What the client does where a question has no answer.</summary>
public sealed class ReadRetryTests
{
    public static TheoryData<Exception> Failures => SubmissionRetryTests.Failures;

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task What_only_reads_is_asked_again(Exception failure)
    {
        var asked = 0;
        Assert.Equal(3, await Retry(4).Run(_ => ++asked < 3 ? throw failure : Task.FromResult(asked), default));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public async Task It_is_asked_as_often_as_was_said_and_then_fails(int attemptsMax)
    {
        var asked = 0;
        await Assert.ThrowsAsync<LedgerFailure>(() => Retry(attemptsMax).Run<int>(
            _ =>
            {
                asked++;
                throw new LedgerFailure("away");
            },
            default));
        Assert.Equal(attemptsMax, asked);
    }

    [Fact]
    public async Task A_wrong_question_is_asked_once()
    {
        var asked = 0;
        await Assert.ThrowsAsync<ArgumentException>(() => Retry(4).Run<int>(
            _ =>
            {
                asked++;
                throw new ArgumentException("no cursor of a grid");
            },
            default));
        Assert.Equal(1, asked);
    }

    private static ReadRetry Retry(int attemptsMax) =>
        new(new() { ReadAttemptsMax = attemptsMax, RetryDelay = TimeSpan.Zero });
}
