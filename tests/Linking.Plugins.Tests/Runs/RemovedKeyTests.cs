using Linking.Plugins.Keys;
using Linking.Plugins.Runs;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Tests.Runs;

/// <summary>When a row is known to have lost its key.</summary>
public sealed class RemovedKeyTests : IDisposable
{
    private static readonly Guid A = new("a0000000-0000-4000-8000-00000000000a");

    private readonly BatchSample sample = new(RunMode.Repair);

    [Theory]
    [InlineData(true, false, true)]
    [InlineData(false, false, false)]
    [InlineData(true, true, false)]
    public void A_deleted_profile_takes_the_key_away_from_the_rows_that_are_linked_to_it(bool isDeleted, bool isThereAgain, bool removed)
    {
        sample.AddLookup();
        sample.Contact(A);
        if (isThereAgain)
        {
            sample.Claimed(A);
        }

        var look = NewLook();
        look.AtProfiles([new WrittenRow(A, isDeleted, null, null)]);
        Assert.Equal(removed, look.Facts().Single(facts => facts.LinkedTo is not null).KeyRemoved);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void A_key_that_was_taken_out_of_a_list_is_removed_and_one_that_stayed_is_not(bool stays, bool removed)
    {
        var contact = sample.Contact(null);
        sample.Profile(A, stays ? contact.ToString("B") : string.Empty);
        var look = NewLook();
        look.AtProfiles([Written(A) with { Before = ImageOf(A, contact) }]);
        Assert.Equal(removed, Assert.Single(look.Facts()).KeyRemoved);
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 1)]
    public void A_key_is_gone_since_the_last_event_that_said_so(int first, int second)
    {
        var contact = sample.Contact(null);
        var others = new[] { first, second }.Select(hour => new { Profile = Guid.NewGuid(), On = RunSample.Noon.AddHours(hour) }).ToList();
        var look = NewLook();
        look.AtProfiles(others.ConvertAll(other => new WrittenRow(other.Profile, IsDeleted: true, null, ImageOf(other.Profile, contact)) { On = other.On }));
        Assert.Equal(RunSample.Noon.AddHours(2), Assert.Single(look.Facts()).KeyRemovedOn);
    }

    [Fact]
    public void Where_a_written_profile_cannot_be_read_nothing_is_known_to_be_removed()
    {
        var contact = sample.Contact(null);
        var look = NewLook();
        look.AtProfiles([Written(A) with { Before = ImageOf(A, contact) }]);
        Assert.Empty(look.Facts());
        Assert.True(look.HasReadAllOf(CustomerId.Parse(A.ToString())));
    }

    public void Dispose() => sample.Dispose();

    private static WrittenRow Written(Guid profile) => new(profile, IsDeleted: false, null, null);

    private static Entity ImageOf(Guid profile, Guid contact)
    {
        return new Entity(Names.CustomerProfile.Table, profile) { [Names.CustomerProfile.CustomerId] = profile.ToString(), [BatchSample.List] = contact.ToString() };
    }

    private Look NewLook()
    {
        var session = new SnapshotSession(sample.Scope());
        return new Look(sample.Organization.System, new TableRegister(session.Reader, session.Load([])), new IssueBook([]), Guid.Empty);
    }
}
