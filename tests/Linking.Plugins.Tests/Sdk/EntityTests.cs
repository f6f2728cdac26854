using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Client;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Tests.Sdk;

/// <summary>Rows, references, requests and queries behave as code written against the real SDK expects.</summary>
public sealed class EntityTests
{
    [Fact]
    public void A_missing_column_is_an_error_by_name_and_nothing_by_type()
    {
        var row = new Entity("contact");

        Assert.Throws<KeyNotFoundException>(() => row["fullname"]);
        Assert.Null(row.GetAttributeValue<string>("fullname"));
        Assert.Equal(0, row.GetAttributeValue<int>("count"));
        Assert.False(row.TryGetAttributeValue<string>("fullname", out _));
        Assert.False(row.Contains("fullname"));
    }

    [Fact]
    public void A_value_of_another_type_is_an_error()
    {
        var row = new Entity("contact") { ["count"] = 1 };

        Assert.Throws<InvalidCastException>(() => row.GetAttributeValue<string>("count"));
        Assert.False(row.TryGetAttributeValue<string>("count", out _));
    }

    [Fact]
    public void Collections_are_never_null()
    {
        var row = new Entity();

        Assert.Empty(row.Attributes);
        Assert.Empty(row.FormattedValues);
        Assert.Empty(row.RelatedEntities);
        Assert.Empty(row.KeyAttributes);
        Assert.Empty(new EntityReference().KeyAttributes);
        Assert.Empty(new OrganizationRequest().Parameters);
        Assert.Empty(new OrganizationResponse().Results);
    }

    [Fact]
    public void References_are_equal_by_row_and_not_by_name()
    {
        var id = Guid.NewGuid();
        var reference = new EntityReference("contact", id);

        Assert.Equal(reference, new EntityReference("contact", id) { Name = "Ada" });
        Assert.Equal(reference.GetHashCode(), new EntityReference("contact", id) { Name = "Ada" }.GetHashCode());
        Assert.NotEqual(reference, new EntityReference("lead", id));
        Assert.NotEqual(reference, new EntityReference("contact", Guid.NewGuid()));
        Assert.NotEqual(new EntityReference("contact", "number", 1), new EntityReference("contact", "number", 2));
        Assert.Equal(reference, new Entity("contact", id).ToEntityReference());
    }

    [Fact]
    public void A_row_becomes_a_row_of_a_class_of_its_table_only()
    {
        var row = new Entity("contact", Guid.NewGuid()) { ["fullname"] = "Ada" };

        var contact = row.ToEntity<Contact>();

        Assert.Equal((row.Id, "Ada"), (contact.Id, contact.GetAttributeValue<string>("fullname")));
        Assert.Throws<NotSupportedException>(() => new Entity("lead").ToEntity<Contact>());
    }

    [Fact]
    public void Requests_and_responses_are_their_parameters_and_results()
    {
        var request = new UpdateMultipleRequest { Targets = new EntityCollection(), ConcurrencyBehavior = ConcurrencyBehavior.AlwaysOverwrite };
        var untyped = new OrganizationRequest("UpdateMultiple") { ["Targets"] = request.Targets };
        var response = new UpsertResponse { Results = { ["RecordCreated"] = true } };

        Assert.Equal((untyped.RequestName, untyped["Targets"]), (request.RequestName, request.Parameters["Targets"]));
        Assert.Equal(ConcurrencyBehavior.AlwaysOverwrite, request["ConcurrencyBehavior"]);
        Assert.True(response.RecordCreated);
        Assert.Null(response.Target);
        Assert.Equal(ConcurrencyBehavior.Default, new UpdateRequest().ConcurrencyBehavior);
    }

    [Fact]
    public void An_array_of_values_is_a_list_of_values_for_a_condition()
    {
        var ids = new[] { Guid.NewGuid(), Guid.NewGuid() };

        Assert.Equal(ids.Cast<object>(), new ConditionExpression("contactid", ConditionOperator.In, ids).Values);
        Assert.Equal(["a", "b"], new ConditionExpression("name", ConditionOperator.In, new object[] { "a", "b" }).Values);
        Assert.Equal([1], new ConditionExpression("statecode", ConditionOperator.Equal, 1).Values);
        Assert.Empty(new ConditionExpression("name", ConditionOperator.Null).Values);
    }

    [EntityLogicalName("contact")]
    private sealed class Contact : Entity;
}
