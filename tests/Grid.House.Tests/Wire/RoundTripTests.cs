using Grid.Domain.Cases;
using Grid.Domain.Officers;
using Grid.Domain.Packs;
using Grid.Domain.Sources;
using Grid.Domain.Vocabulary;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace Grid.House.Tests.Wire;

/// <summary>Whatever travels arrives as it left.</summary>
public sealed class RoundTripTests
{
    private static readonly Serializer Serializer =
        new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer>();

    public static TheoryData<Type> Travelling =>
    [
        .. WireMembers.Types.Where(type => !type.IsAbstract && !type.IsGenericTypeDefinition),
        typeof(Submission<CaseCommand>), typeof(Submission<OfficerCommand>), typeof(Submission<PackCommand>),
        typeof(Submission<SourceCommand>),
    ];

    [Theory]
    [MemberData(nameof(Travelling))]
    public void A_value_arrives_as_it_left(Type type)
    {
        var sent = Samples.Of(type);
        var received = Serializer.Deserialize<object>(Serializer.SerializeToArray(sent))!;
        Assert.Equal(type, received.GetType());
        Assert.Equal(Samples.Print(sent), Samples.Print(received));
    }

    [Theory]
    [MemberData(nameof(Travelling))]
    public void A_value_with_nothing_in_it_arrives_as_it_left(Type type)
    {
        if (type.IsEnum || type == typeof(Contracts.LedgerFailure))
        {
            return;
        }

        var bare = Samples.Bare(type);
        var received = Serializer.Deserialize<object>(Serializer.SerializeToArray(bare))!;
        Assert.Equal(Samples.Print(bare), Samples.Print(received));
    }

    [Fact]
    public void A_timestamp_without_an_offset_stays_without_one()
    {
        var sent = Timestamp.Parse("2032-02-29");
        Assert.Equal(sent, Serializer.Deserialize<Timestamp>(Serializer.SerializeToArray(sent)));
    }
}
