using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Metadata;
using Names = Linking.Plugins.Schema.Names;
using TableKind = EmbeddedDataverse.Metadata.TableKind;

namespace Linking.Plugins.Tests.Scenarios;

public class LookupColumnTests
{
    private static readonly Guid A = new("a0000000-0000-4000-8000-00000000000a");

    [Theory]
    [InlineData(TableKind.Elastic, CascadeType.NoCascade)]
    [InlineData(TableKind.Standard, CascadeType.RemoveLink)]
    public void The_lookup_is_added_the_first_time_a_table_is_linked(TableKind kind, CascadeType delete)
    {
        using var organization = new LinkingOrganization(kind);
        Link(organization);
        var table = ((RetrieveEntityResponse)organization.System.Execute(new RetrieveEntityRequest
        {
            LogicalName = "contact",
            EntityFilters = EntityFilters.Attributes | EntityFilters.Relationships,
        })).EntityMetadata;
        var lookup = Assert.IsType<LookupAttributeMetadata>(
            Assert.Single(table.Attributes, attribute => attribute.LogicalName == "msdynci_lookupfield_customerprofile"));
        Assert.Equal("msdynci_lookupfield_customerprofile", lookup.SchemaName);
        Assert.Equal("Customer Profile", lookup.DisplayName.UserLocalizedLabel.Label);
        Assert.Equal(["msdynci_customerprofile"], lookup.Targets);
        var relationship = Assert.Single(table.ManyToOneRelationships, one => one.ReferencingAttribute == lookup.LogicalName);
        Assert.Equal("msdynci_customerprofile_contact", relationship.SchemaName);
        Assert.Equal(delete, relationship.CascadeConfiguration.Delete);
        Assert.Equal(CascadeType.NoCascade, relationship.CascadeConfiguration.Assign);
    }

    [Fact]
    public void A_table_that_is_not_linked_gets_no_lookup()
    {
        using var organization = new LinkingOrganization();
        Link(organization);
        Assert.Null(new TableShapeReader(organization.System).Read(["lead"])["lead"].Lookup);
    }

    [Fact]
    public void A_lookup_that_is_there_already_is_used()
    {
        using var organization = new LinkingOrganization();
        AddLookup(organization, Names.CustomerProfile.Table, CascadeType.NoCascade);
        var contact = Link(organization);
        Assert.Equal(A, organization.LinkOf(contact));
        Assert.Equal(1, organization.Dataverse.Requests.Snapshot().Calls("CreateOneToMany"));
    }

    [Fact]
    public void A_lookup_that_points_elsewhere_is_refused_and_the_table_skipped()
    {
        using var organization = new LinkingOrganization();
        AddLookup(organization, "account", CascadeType.RemoveLink);
        Link(organization);
        Assert.Contains("CanCarryLookup", Reasons(organization), StringComparison.Ordinal);
        Assert.Contains("account", Reasons(organization), StringComparison.Ordinal);
        Assert.Equal(0, organization.Dataverse.Requests.Snapshot().Calls("Update", "contact"));
    }

    [Fact]
    public void Somebody_who_adds_the_lookup_at_the_same_moment_does_no_harm()
    {
        using var organization = new LinkingOrganization();
        organization.Dataverse.Faults.Add(new FaultRule
        {
            Message = "CreateOneToMany",
            Times = 1,
            BeforeEffect = false,
            Fault = () => PlatformFaults.Make(PlatformErrors.DuplicateAttributeSchemaName, "An attribute with this name exists."),
        });
        Assert.Equal(A, organization.LinkOf(Link(organization)));
    }

    [Fact]
    public void A_lookup_that_another_worker_added_some_minutes_ago_is_known_when_a_link_is_to_be_cleared()
    {
        using var organization = new LinkingOrganization();
        var contact = organization.Contact();
        var key = new Entity(Names.AlternateKey.Table, Guid.NewGuid())
        {
            [Names.AlternateKey.DataSource] = LinkingOrganization.DataSource,
            [Names.AlternateKey.EntityName] = "contact",
            [Names.AlternateKey.Value] = contact.ToString(),
            [Names.AlternateKey.CustomerId] = A.ToString("N"),
        };
        organization.Dataverse.Load(Names.AlternateKey.Table, [key]);
        organization.WriteKey(A, organization.Lead(), "lead");
        organization.WriteProfile(A);
        organization.Dataverse.Async.RunAll(limit: 1);

        // As the other worker would leave it, while this one remembers a table without a lookup.
        if (!new TableShapeReader(organization.System).Read(["contact"])["contact"].Columns.Contains(Names.SourceRow.Lookup))
        {
            AddLookup(organization, Names.CustomerProfile.Table, CascadeType.NoCascade);
        }

        organization.System.Update(new Entity("contact", contact) { [Names.SourceRow.Lookup] = new EntityReference(Names.CustomerProfile.Table, A) });
        organization.CustomerInsights.Delete(Names.AlternateKey.Table, key.Id);
        organization.FullRun();
        Assert.Null(organization.LinkOf(contact));
    }

    [Fact]
    public void Where_the_platform_refuses_the_name_the_products_own_is_used()
    {
        using var organization = new LinkingOrganization();
        organization.Dataverse.Faults.Add(new FaultRule
        {
            When = request => request is CreateOneToManyRequest { Lookup.SchemaName: Names.SourceRow.Lookup },
            Fault = () => PlatformFaults.Make(-2147204250, "The schema name must begin with a customization prefix of the organisation."),
        });
        var contact = Link(organization);
        Assert.Equal(A, organization.All("contact").Single(row => row.Id == contact).GetAttributeValue<EntityReference>(Names.SourceRow.OwnLookup).Id);
    }

    private static Guid Link(LinkingOrganization organization)
    {
        var contact = organization.Contact();
        organization.WriteProfile(A);
        organization.WriteKey(A, contact);
        organization.Run();
        return contact;
    }

    private static string Reasons(LinkingOrganization organization)
    {
        return organization.All(Names.SourceTable.Table)
            .Single(row => row.GetAttributeValue<string>(Names.SourceTable.LogicalName) == "contact")
            .GetAttributeValue<string>(Names.SourceTable.Reasons) ?? string.Empty;
    }

    private static void AddLookup(LinkingOrganization organization, string target, CascadeType delete)
    {
        organization.System.Execute(new CreateOneToManyRequest
        {
            Lookup = new LookupAttributeMetadata { SchemaName = Names.SourceRow.Lookup, DisplayName = new Label("Customer Profile", 1033) },
            OneToManyRelationship = new OneToManyRelationshipMetadata
            {
                SchemaName = "msdynci_other_contact",
                ReferencedEntity = target,
                ReferencingEntity = "contact",
                CascadeConfiguration = new CascadeConfiguration
                {
                    Assign = CascadeType.NoCascade,
                    Merge = CascadeType.NoCascade,
                    Reparent = CascadeType.NoCascade,
                    Share = CascadeType.NoCascade,
                    Unshare = CascadeType.NoCascade,
                    Delete = delete,
                },
            },
        });
    }
}
