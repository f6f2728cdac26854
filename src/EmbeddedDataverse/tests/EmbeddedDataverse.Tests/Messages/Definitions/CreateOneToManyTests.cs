using Microsoft.Xrm.Sdk.Metadata;

namespace EmbeddedDataverse.Tests.Messages.Definitions;

public sealed class CreateOneToManyTests : IDisposable
{
    private readonly Organization organization = Sample.Open();

    [Fact]
    public void A_lookup_to_an_elastic_table_brings_its_partition_column()
    {
        var response = (CreateOneToManyResponse)organization.System.Execute(Request("new_Link", "new_profile_contact"));
        Assert.NotEqual(Guid.Empty, response.AttributeId);

        var profile = organization.System.Create(Sample.Row(Sample.Profile, "Ada"));
        var contact = organization.CreateContact();
        organization.System.Update(new Entity("contact", contact) { ["new_link"] = new EntityReference(Sample.Profile, profile) });
        var row = organization.Get("contact", contact);
        Assert.Equal("Ada", row.GetAttributeValue<EntityReference>("new_link").Name);
        Assert.Equal(profile.ToString(), row["new_linkpid"]);

        organization.System.Update(new Entity("contact", contact) { ["new_link"] = null });
        Assert.False(organization.Get("contact", contact).Contains("new_linkpid"));
    }

    [Fact]
    public void The_new_column_is_described()
    {
        _ = organization.System.Execute(Request("new_Link", "new_profile_contact"));
        var response = (RetrieveAttributeResponse)organization.System.Execute(
            new RetrieveAttributeRequest { EntityLogicalName = "contact", LogicalName = "new_link" });
        var lookup = Assert.IsType<LookupAttributeMetadata>(response.AttributeMetadata);
        Assert.Equal([Sample.Profile], lookup.Targets);
        Assert.Equal("new_Link", lookup.SchemaName);

        var entity = ((RetrieveEntityResponse)organization.System.Execute(
            new RetrieveEntityRequest { LogicalName = "contact", EntityFilters = EntityFilters.All })).EntityMetadata;
        var relationship = entity.ManyToOneRelationships.Single(one => one.SchemaName == "new_profile_contact");
        Assert.Equal(CascadeType.NoCascade, relationship.CascadeConfiguration.Delete);
        Assert.Equal("contactid", entity.PrimaryIdAttribute);
        Assert.Equal("Standard", entity.TableType);
    }

    [Fact]
    public void Cascading_from_an_elastic_table_is_refused()
    {
        var request = Request("new_Link", "new_profile_contact");
        request.OneToManyRelationship.CascadeConfiguration.Delete = CascadeType.RemoveLink;
        Assert.Equal(ErrorCodes.InvalidArgument, Sample.Fault(() => organization.System.Execute(request)).ErrorCode);
    }

    [Fact]
    public void Taken_names_are_refused_with_the_codes_of_the_platform()
    {
        _ = organization.System.Execute(Request("new_Link", "new_profile_contact"));
        Assert.Equal(ErrorCodes.DuplicateAttributeSchemaName, Sample.Fault(() => organization.System.Execute(Request("new_Link", "new_other"))).ErrorCode);
        Assert.Equal(ErrorCodes.EntityRelationshipSchemaNameNotUnique,
            Sample.Fault(() => organization.System.Execute(Request("new_Other", "new_profile_contact"))).ErrorCode);
        Assert.Equal(ErrorCodes.RelationshipNameLengthExceedsLimit,
            Sample.Fault(() => organization.System.Execute(Request("new_Other", "new_" + new string('x', 100)))).ErrorCode);
    }

    [Fact]
    public void A_foreign_prefix_is_refused_when_the_organisation_knows_its_publishers()
    {
        using var strict = Sample.Open(new OrganizationOptions { CustomizationPrefixes = ["cpl"] });
        Assert.Equal(ErrorCodes.RelationshipPrefixUnknown, Sample.Fault(() => strict.System.Execute(Request("new_Link", "new_profile_contact"))).ErrorCode);
        Assert.Equal(ErrorCodes.ImportAttributeNameError, Sample.Fault(() => strict.System.Execute(Request("new_Link", "cpl_profile_contact"))).ErrorCode);
    }

    [Fact]
    public void A_label_in_a_language_that_the_organisation_does_not_have_is_refused()
    {
        using var german = Sample.Open(new OrganizationOptions { LanguageCode = 1031 });
        Assert.Equal(ErrorCodes.InvalidLanguageCode, Sample.Fault(() => german.System.Execute(Labelled(1033))).ErrorCode);
        _ = german.System.Execute(Labelled(1031));
        Assert.Equal(1031, Assert.Single(
            german.System.RetrieveMultiple(new QueryExpression("organization") { ColumnSet = new ColumnSet("languagecode") }).Entities)["languagecode"]);

        static CreateOneToManyRequest Labelled(int language)
        {
            var request = Request("new_Link", "new_profile_contact");
            request.Lookup.DisplayName = new Label("x", language);
            return request;
        }
    }

    [Theory]
    [InlineData("prvCreateRelationship")]
    [InlineData("prvCreateAttribute")]
    public void A_lookup_needs_the_privileges_of_relationships_and_of_columns(string privilege)
    {
        var user = organization.CreateUser("Eve", "prvCreateRelationship", "prvCreateAttribute");
        organization.Revoke(user, privilege);
        var fault = Sample.Fault(() => organization.ServiceFor(user).Execute(Request("new_Link", "new_profile_contact")));
        Assert.Equal(ErrorCodes.PrivilegeDenied, fault.ErrorCode);
        Assert.Contains(privilege, fault.Message, StringComparison.Ordinal);
        organization.Grant(user, privilege);
        _ = organization.ServiceFor(user).Execute(Request("new_Link", "new_profile_contact"));
    }

    [Fact]
    public void A_table_may_be_closed_to_columns_or_relationships()
    {
        organization.DefineTable(new TableDefinition { LogicalName = "new_closed", CanCreateAttributes = false });
        organization.DefineTable(new TableDefinition { LogicalName = "new_single", CanBeRelated = false });
        Assert.Equal(ErrorCodes.EntityIsNotCustomizable, Sample.Fault(() => organization.System.Execute(Request("new_Link", "new_a", "new_closed"))).ErrorCode);
        Assert.Equal(ErrorCodes.EntityCannotBeChildInCustomRelationship,
            Sample.Fault(() => organization.System.Execute(Request("new_Link", "new_b", "new_single"))).ErrorCode);
        Assert.False(((CanBeReferencingResponse)organization.System.Execute(new CanBeReferencingRequest { EntityName = "new_single" })).CanBeReferencing);
        Assert.True(((CanBeReferencedResponse)organization.System.Execute(new CanBeReferencedRequest { EntityName = "new_single" })).CanBeReferenced);
    }

    [Fact]
    public void Definitions_cannot_be_changed_inside_a_transaction()
    {
        _ = organization.Step("Create", "contact", 40, call => call.Service().Execute(Request("new_Link", "new_profile_contact")));
        var fault = Sample.Fault(() => organization.CreateContact());
        Assert.Contains("different isolation level", fault.Message, StringComparison.Ordinal);
        Assert.Equal(0, organization.Count("contact"));
    }

    [Fact]
    public void Definitions_changed_inside_a_transaction_by_switch_go_with_it_when_it_is_undone()
    {
        using var lenient = Sample.Open(new OrganizationOptions { AllowMetadataChangesInTransaction = true });
        var fail = true;
        _ = lenient.Step("Create", "account", 40, call =>
        {
            _ = call.Service().Execute(Request("new_Link", "new_profile_contact"));
            _ = fail ? throw new InvalidPluginExecutionException("no") : fail;
        });
        _ = Sample.Fault(() => lenient.System.Create(new Entity("account")));
        _ = Sample.Fault(() => lenient.System.Create(new Entity("contact") { ["new_link"] = null }));

        fail = false;
        _ = lenient.System.Create(new Entity("account"));
        _ = lenient.System.Create(new Entity("contact") { ["new_link"] = null });
    }

    [Fact]
    public void The_customisation_lock_can_be_planned()
    {
        _ = organization.Faults.Add("CreateOneToMany", "contact", PlatformFaults.CustomizationLock(), callNumber: 1);
        Assert.Equal(unchecked((int)0x80071151), Sample.Fault(() => organization.System.Execute(Request("new_Link", "new_profile_contact"))).ErrorCode);
        _ = organization.System.Execute(Request("new_Link", "new_profile_contact"));
    }

    [Fact]
    public void A_deleted_column_is_gone_with_its_companion_and_relationship()
    {
        _ = organization.System.Execute(Request("new_Link", "new_profile_contact"));
        _ = organization.System.Execute(new DeleteAttributeRequest { EntityLogicalName = "contact", LogicalName = "new_link" });
        var contact = organization.CreateContact();
        Assert.Equal(ErrorCodes.QueryBuilderNoAttribute,
            Sample.Fault(() => organization.System.Update(new Entity("contact", contact) { ["new_linkpid"] = "x" })).ErrorCode);
        _ = organization.System.Execute(Request("new_Link", "new_profile_contact"));
    }

    public void Dispose()
    {
        organization.Dispose();
    }

    private static CreateOneToManyRequest Request(string column, string relationship, string table = "contact")
    {
        return new CreateOneToManyRequest
        {
            Lookup = new LookupAttributeMetadata { SchemaName = column, DisplayName = new Label("Link", 1033) },
            OneToManyRelationship = new OneToManyRelationshipMetadata
            {
                SchemaName = relationship,
                ReferencedEntity = Sample.Profile,
                ReferencingEntity = table,
                CascadeConfiguration = new CascadeConfiguration { Delete = CascadeType.NoCascade, Assign = CascadeType.NoCascade },
            },
        };
    }
}
