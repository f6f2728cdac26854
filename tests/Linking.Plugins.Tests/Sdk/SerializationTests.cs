using System.Runtime.Serialization;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Metadata;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Tests.Sdk;

/// <summary>Rows, parameters, requests, queries and definitions survive the serializer of data contracts.</summary>
public sealed class SerializationTests
{
    [Fact]
    public void A_row_keeps_its_values()
    {
        var id = Guid.NewGuid();
        var row = new Entity("contact", id) { RowVersion = "42", EntityState = EntityState.Changed };
        row["fullname"] = "Ada";
        row["parent"] = new EntityReference("account", id) { Name = "Contoso" };
        row["status"] = new OptionSetValue(3);
        row["colours"] = new OptionSetValueCollection([new OptionSetValue(1), new OptionSetValue(2)]);
        row["revenue"] = new Money(1.25m);
        row["joined"] = new AliasedValue("lead", "topic", new Money(7));
        row["born"] = new DateTime(1815, 12, 10, 0, 0, 0, DateTimeKind.Utc);
        row["nothing"] = null;
        row.FormattedValues["status"] = "Active";
        row.KeyAttributes["number"] = 7;
        row.RelatedEntities[new Relationship("contact_tasks")] = new EntityCollection([new Entity("task", id)]) { EntityName = "task" };

        var copy = RoundTrip(row);

        Assert.Equal((id, "contact", "42", EntityState.Changed), (copy.Id, copy.LogicalName, copy.RowVersion, copy.EntityState));
        foreach (var name in new[] { "fullname", "parent", "status", "revenue", "born", "nothing" })
        {
            Assert.Equal(row[name], copy[name]);
        }

        Assert.Equal("Contoso", copy.GetAttributeValue<EntityReference>("parent").Name);
        Assert.Equal([1, 2], copy.GetAttributeValue<OptionSetValueCollection>("colours").Select(value => value.Value));
        Assert.Equal(new Money(7), copy.GetAttributeValue<AliasedValue>("joined").Value);
        Assert.Equal("Active", copy.FormattedValues["status"]);
        Assert.Equal(7, copy.KeyAttributes["number"]);
        Assert.Equal(id, copy.RelatedEntities[new Relationship("contact_tasks")][0].Id);
    }

    [Fact]
    public void A_page_of_rows_keeps_its_cookie()
    {
        var page = RoundTrip(
            new EntityCollection([new Entity("lead")]) { EntityName = "lead", MoreRecords = true, PagingCookie = "<cookie/>", TotalRecordCount = -1 });

        Assert.Equal(("lead", true, "<cookie/>", -1), (page.Entities.Single().LogicalName, page.MoreRecords, page.PagingCookie, page.TotalRecordCount));
    }

    [Fact]
    public void Parameters_keep_their_types()
    {
        var id = Guid.NewGuid();
        var parameters = new ParameterCollection
        {
            { "Target", new Entity("contact", id) }, { "Targets", new EntityCollection([new Entity("lead", id)]) }, { "Ids", new[] { id } },
            { "Query", new QueryExpression("lead") }, { "Behavior", ConcurrencyBehavior.IfRowVersionMatches }, { "Columns", new ColumnSet("a") },
            { "Reference", new EntityReference("lead", id) }, { "References", new EntityReferenceCollection([new EntityReference("lead", id)]) }
        };

        var copy = RoundTrip(parameters);

        Assert.Equal(parameters.Select(pair => (pair.Key, pair.Value.GetType())), copy.Select(pair => (pair.Key, pair.Value.GetType())));
        Assert.Equal([id], Assert.IsType<Guid[]>(copy["Ids"]));
    }

    [Fact]
    public void A_request_keeps_its_type_and_its_query()
    {
        var query = new QueryExpression("lead") { ColumnSet = new ColumnSet("topic"), TopCount = 3 };
        query.Criteria.AddCondition("leadid", ConditionOperator.In, Guid.NewGuid(), Guid.NewGuid());
        query.AddLink("contact", "contactid", "contactid").LinkCriteria.AddFilter(LogicalOperator.Or).AddCondition("statecode", ConditionOperator.Equal, 0);

        var copy = Assert.IsType<RetrieveMultipleRequest>(RoundTrip<OrganizationRequest>(new RetrieveMultipleRequest { Query = query }));

        var read = Assert.IsType<QueryExpression>(copy.Query);
        Assert.Equal(query.Criteria.Conditions[0].Values, read.Criteria.Conditions[0].Values);
        Assert.Equal(0, read.LinkEntities[0].LinkCriteria.Filters[0].Conditions[0].Values[0]);
        Assert.Equal(("topic", 3), (read.ColumnSet.Columns[0], read.TopCount));
    }

    [Fact]
    public void A_response_keeps_definitions()
    {
        var table = new EntityMetadata { LogicalName = "contact", DisplayName = new Label("Contact", 1033), TableType = "Standard" };
        var columns = new AttributeMetadata[] { new LookupAttributeMetadata { LogicalName = "owner", Targets = ["team"] } };
        typeof(EntityMetadata).GetProperty(nameof(EntityMetadata.Attributes))!.SetValue(table, columns);
        var response = new RetrieveEntityResponse { Results = { ["EntityMetadata"] = table } };

        var copy = Assert.IsType<RetrieveEntityResponse>(RoundTrip<OrganizationResponse>(response)).EntityMetadata;

        var column = Assert.IsType<LookupAttributeMetadata>(Assert.Single(copy.Attributes));
        Assert.Equal(("contact", "Contact", AttributeTypeCode.Lookup), (copy.LogicalName, copy.DisplayName.LocalizedLabels[0].Label, column.AttributeType));
        Assert.Equal(AttributeTypeDisplayName.LookupType, column.AttributeTypeName);
    }

    [Fact]
    public void A_fault_keeps_its_details_and_the_fault_beneath()
    {
        // Of the details only plain values: a reference to a row does not survive in the real SDK.
        var fault = new OrganizationServiceFault
        {
            ErrorCode = 7,
            InnerFault = new OrganizationServiceFault { Message = "beneath" },
            ErrorDetails = new ErrorDetailCollection { ["row"] = 3, ["wait"] = TimeSpan.FromSeconds(5) },
        };

        var copy = RoundTrip(fault);

        Assert.Equal((7, "beneath"), (copy.ErrorCode, copy.InnerFault.Message));
        Assert.Equal((3, TimeSpan.FromSeconds(5)), (copy.ErrorDetails["row"], copy.ErrorDetails["wait"]));
    }

    private static T RoundTrip<T>(T value)
    {
        var serializer = new DataContractSerializer(typeof(T));
        using var stream = new MemoryStream();
        serializer.WriteObject(stream, value);
        stream.Position = 0;
        return (T)serializer.ReadObject(stream)!;
    }
}
