using System.ServiceModel;
using EmbeddedDataverse;
using Linking.Plugins.Schema;
using Linking.Plugins.Tests.Scenarios;
using Linking.Plugins.Writing;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Metadata;
using Names = Linking.Plugins.Schema.Names;
using TableKind = Linking.Plugins.Schema.TableKind;

namespace Linking.Plugins.Tests.Writing;

public sealed class LookupColumnsTests : IDisposable
{
    private readonly LinkingOrganization organization = new(withSolution: false);

    [Fact]
    public void The_lookup_is_asked_for_as_the_built_in_task_makes_it()
    {
        var service = Service();
        var outcome = new LookupColumns(service, TableKind.Elastic).Ensure(Contact());
        Assert.Null(outcome.Refusal);
        Assert.Equal((Names.SourceRow.Lookup, true), (outcome.Table.Lookup!.LogicalName, outcome.Table.Lookup.PointsToProfile));
        var request = Assert.Single(Asked(service));
        Assert.Equal((Names.SourceRow.Lookup, AttributeRequiredLevel.None), (request.Lookup.LogicalName, request.Lookup.RequiredLevel.Value));
        Assert.Equal(("Customer Profile", 1033),
            (request.Lookup.DisplayName.LocalizedLabels[0].Label, request.Lookup.DisplayName.LocalizedLabels[0].LanguageCode));
        Assert.Equal("The unified customer profile that this row belongs to.", request.Lookup.Description.LocalizedLabels[0].Label);
        var relationship = request.OneToManyRelationship;
        Assert.Equal(("msdynci_customerprofile_contact", "msdynci_customerprofile", "contact"),
            (relationship.SchemaName, relationship.ReferencedEntity, relationship.ReferencingEntity));
        var menu = relationship.AssociatedMenuConfiguration;
        Assert.Equal((AssociatedMenuBehavior.UseCollectionName, AssociatedMenuGroup.Details, 10000), (menu.Behavior, menu.Group, menu.Order));
        var cascade = relationship.CascadeConfiguration;
        Assert.All([cascade.Assign, cascade.Merge, cascade.Reparent, cascade.Share, cascade.Unshare], one => Assert.Equal(CascadeType.NoCascade, one));
    }

    [Theory]
    [InlineData(TableKind.Standard, CascadeType.RemoveLink)]
    [InlineData(TableKind.Elastic, CascadeType.NoCascade)]
    internal void The_link_goes_with_a_profile_of_a_standard_table_only(TableKind kind, CascadeType delete)
    {
        var service = Service(_ => new CreateOneToManyResponse());
        _ = new LookupColumns(service, kind).Ensure(Contact());
        Assert.Equal(delete, Assert.Single(Asked(service)).OneToManyRelationship.CascadeConfiguration.Delete);
    }

    [Fact]
    public void The_name_of_a_relationship_is_cut_where_it_becomes_too_long()
    {
        var service = new ScriptedService(request => request is CreateOneToManyRequest ? throw Refused() : organization.System.Execute(request));
        _ = new LookupColumns(service, TableKind.Elastic).Ensure(Contact() with { LogicalName = new string('x', 90) });
        Assert.Equal(["msdynci_customerprofile_" + new string('x', 76), "cpl_customerprofile_" + new string('x', 80)], Asked(service)
            .Select(request => request.OneToManyRelationship.SchemaName));
    }

    [Theory]
    [InlineData(-2147204250)]
    [InlineData(-2147188638)]
    public void A_prefix_that_is_refused_gives_way_to_the_products_own(int code)
    {
        var service = Service(request => request.Lookup.SchemaName == Names.SourceRow.Lookup ? throw Refused(code) : null);
        var outcome = new LookupColumns(service, TableKind.Elastic).Ensure(Contact());
        Assert.Null(outcome.Refusal);
        Assert.Equal([Names.SourceRow.Lookup, Names.SourceRow.OwnLookup], Asked(service).Select(request => request.Lookup.SchemaName));
        Assert.Equal(Names.SourceRow.OwnLookup, outcome.Table.Lookup!.LogicalName);
    }

    [Theory]
    [InlineData(-2147204250, 2)]
    [InlineData(-2147188638, 2)]
    [InlineData(-2147217659, 1)]
    [InlineData(-2147220960, 1)]
    [InlineData(-2147192824, 1)]
    [InlineData(-2147204715, 1)]
    [InlineData(0, 1)]
    public void A_lookup_that_is_refused_for_good_is_refused_with_the_platforms_words_and_under_another_name_only_for_its_prefix(int code, int attempts)
    {
        var service = Service(_ => throw PlatformFaults.Make(code, new string('w', 500)));
        var outcome = new LookupColumns(service, TableKind.Elastic).Ensure(Contact());
        Assert.Equal(Clip.To(new string('w', 500), 400), outcome.Refusal);
        Assert.Null(outcome.Table.Lookup);
        Assert.Equal(attempts, Asked(service).Count());
    }

    [Theory]
    [InlineData(1033, "Customer Profile", "unified customer profile")]
    [InlineData(1031, "Kundenprofil", "Kundenprofil, zu dem")]
    [InlineData(1043, "Customer Profile", "unified customer profile")]
    public void Labels_are_in_the_base_language_of_the_organisation(int language, string name, string description)
    {
        using var other = Organization.Open(new OrganizationOptions { LanguageCode = language });
        LinkingOrganization.DefineCustomerInsights(other, EmbeddedDataverse.Metadata.TableKind.Elastic);
        var service = new ScriptedService(other.System.Execute, other.System.RetrieveMultiple);
        var outcome = new LookupColumns(service, TableKind.Elastic).Ensure(new TableShapeReader(other.System).Read(["contact"])["contact"]);
        Assert.Null(outcome.Refusal);
        var lookup = Assert.Single(Asked(service)).Lookup;
        Assert.Equal((name, language), (lookup.DisplayName.LocalizedLabels[0].Label, lookup.DisplayName.LocalizedLabels[0].LanguageCode));
        Assert.Contains(description, lookup.Description.LocalizedLabels[0].Label, StringComparison.Ordinal);
        Assert.Equal(language, lookup.Description.LocalizedLabels[0].LanguageCode);
    }

    [Fact]
    public void A_user_who_may_not_read_the_base_language_is_told_so()
    {
        var service = new ScriptedService(organization.System.Execute, _ => throw PlatformFaults.Make(-2147220960, "missing prvReadOrganization"));
        Assert.Equal("missing prvReadOrganization", new LookupColumns(service, TableKind.Elastic).Ensure(Contact()).Refusal);
        Assert.Empty(Asked(service));
    }

    [Fact]
    public void Somebody_who_added_it_at_the_same_moment_leaves_nothing_to_do()
    {
        var service = Service(request =>
        {
            organization.System.Execute(request);
            throw Refused();
        });
        var outcome = new LookupColumns(service, TableKind.Elastic).Ensure(Contact());
        Assert.Null(outcome.Refusal);
        Assert.True(outcome.Table.Lookup!.PointsToProfile);
        Assert.Single(Asked(service));
    }

    [Fact]
    public void A_column_of_that_name_that_points_elsewhere_is_said()
    {
        var service = Service(request =>
        {
            request.OneToManyRelationship.ReferencedEntity = "account";
            return null;
        });
        Assert.Equal("a column msdynci_lookupfield_customerprofile that points elsewhere", new LookupColumns(service, TableKind.Elastic)
            .Ensure(Contact()).Refusal);
    }

    [Fact]
    public void A_column_that_is_added_and_not_shown_is_said_and_not_added_again()
    {
        var service = Service(_ => new CreateOneToManyResponse());
        Assert.Equal("the column was added, but the platform does not show it", new LookupColumns(service, TableKind.Elastic).Ensure(Contact()).Refusal);
        Assert.Single(Asked(service));
    }

    [Fact]
    public void A_customisation_under_way_goes_up()
    {
        var thrown = Record.Exception(() =>
            new LookupColumns(Service(_ => throw PlatformFaults.Make(-2147020463, "locked")), TableKind.Elastic).Ensure(Contact()));
        Assert.Equal(-2147020463, FaultClassifier.CodeOf(thrown!));
    }

    public void Dispose() => organization.Dispose();

    private static FaultException<OrganizationServiceFault> Refused(int code = -2147204250) =>
        PlatformFaults.Make(code, "The schema name must begin with a customization prefix of the organisation.");

    private static IEnumerable<CreateOneToManyRequest> Asked(ScriptedService service) => service.Requests.OfType<CreateOneToManyRequest>();

    private TableShape Contact() => new TableShapeReader(organization.System).Read(["contact"])["contact"];

    private ScriptedService Service(Func<CreateOneToManyRequest, OrganizationResponse?>? add = null)
    {
        return new ScriptedService(
            request => (request is CreateOneToManyRequest adds ? add?.Invoke(adds) : null) ?? organization.System.Execute(request),
            organization.System.RetrieveMultiple);
    }
}
