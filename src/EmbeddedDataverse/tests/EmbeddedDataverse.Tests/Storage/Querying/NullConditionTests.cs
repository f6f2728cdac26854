namespace EmbeddedDataverse.Tests.Storage.Querying;

public sealed class NullConditionTests : IDisposable
{
    private readonly Organization organization = Sample.Open();

    public NullConditionTests()
    {
        organization.Load("contact", [Contact("Ada"), Contact(""), Contact(null)]);
    }

    [Theory]
    [InlineData(ConditionOperator.Equal, 0)]
    [InlineData(ConditionOperator.NotEqual, 1)]
    [InlineData(ConditionOperator.In, 0)]
    [InlineData(ConditionOperator.NotIn, 1)]
    [InlineData(ConditionOperator.Like, 0)]
    [InlineData(ConditionOperator.BeginsWith, 1)]
    [InlineData(ConditionOperator.Contains, 1)]
    public void An_empty_text_in_a_condition_does_not_find_nulls(ConditionOperator kind, int expected)
    {
        Assert.Equal(expected, Run(new ConditionExpression("firstname", kind, "")));
    }

    [Theory]
    [InlineData(ConditionOperator.Null, 2)]
    [InlineData(ConditionOperator.NotNull, 1)]
    public void An_empty_text_that_was_written_is_found_as_null(ConditionOperator kind, int expected)
    {
        Assert.Equal(expected, Run(new ConditionExpression("firstname", kind)));
    }

    [Theory]
    [InlineData(ConditionOperator.Equal)]
    [InlineData(ConditionOperator.NotEqual)]
    [InlineData(ConditionOperator.In)]
    [InlineData(ConditionOperator.GreaterThan)]
    public void A_null_as_the_value_of_a_condition_is_refused(ConditionOperator kind)
    {
        var fault = Sample.Fault(() => Run(new ConditionExpression("firstname", kind, new object?[] { null }!)));
        Assert.Equal(-2147220989, fault.ErrorCode);
        Assert.StartsWith("Condition for attribute 'contact.firstname': null is not a valid value", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Comparisons_leave_nulls_out_and_an_Or_brings_them_back()
    {
        Assert.Equal(0, Run(new ConditionExpression("firstname", ConditionOperator.NotEqual, "Ada")));
        var query = new QueryExpression("contact");
        query.Criteria.FilterOperator = LogicalOperator.Or;
        query.Criteria.AddCondition("firstname", ConditionOperator.NotEqual, "Ada");
        query.Criteria.AddCondition("firstname", ConditionOperator.Null);
        Assert.Equal(2, organization.System.RetrieveMultiple(query).Entities.Count);
    }

    public void Dispose()
    {
        organization.Dispose();
    }

    private static Entity Contact(string? name)
    {
        return new Entity("contact") { ["firstname"] = name };
    }

    private int Run(ConditionExpression condition)
    {
        var query = new QueryExpression("contact");
        query.Criteria.Conditions.Add(condition);
        return organization.System.RetrieveMultiple(query).Entities.Count;
    }
}
