namespace Grid.Client;

/// <summary>What became of one of many submissions.</summary>
public sealed record ManyReply(ManySubmission Submission, Reply Reply);
