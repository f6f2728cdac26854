namespace EmbeddedDataverse.Tests.Storage.Querying;

public sealed class QueryTests : IDisposable
{
    private readonly Organization organization = Sample.Open();

    public QueryTests()
    {
        organization.Load("contact",
        [
            Contact("Ada", "Yilmaz", 1),
            Contact("ali", "Demir", 2),
            Contact("Bo", "demir", null),
            Contact(null, "100% [sic]_x", 3),
        ]);
    }

    [Theory]
    [InlineData(ConditionOperator.Equal, "DEMIR", 2)]
    [InlineData(ConditionOperator.NotEqual, "demir", 2)]
    [InlineData(ConditionOperator.Like, "d%R", 2)]
    [InlineData(ConditionOperator.NotLike, "d%", 2)]
    [InlineData(ConditionOperator.Like, "100[%] [[]sic]_x", 1)]
    [InlineData(ConditionOperator.BeginsWith, "100%", 1)]
    [InlineData(ConditionOperator.EndsWith, "]_X", 1)]
    [InlineData(ConditionOperator.Contains, "ilma", 1)]
    [InlineData(ConditionOperator.DoesNotContain, "demir", 2)]
    [InlineData(ConditionOperator.GreaterThan, "demir", 1)]
    [InlineData(ConditionOperator.LessEqual, "DEMIR", 3)]
    [InlineData(ConditionOperator.Equal, "Demir  ", 2)]
    public void Text_is_compared_without_regard_to_case_and_trailing_blanks(ConditionOperator kind, string value, int expected)
    {
        Assert.Equal(expected, Run("lastname", kind, value).Count);
    }

    [Theory]
    [InlineData(ConditionOperator.NotEqual, 2)]
    [InlineData(ConditionOperator.NotIn, 2)]
    [InlineData(ConditionOperator.NotLike, 2)]
    public void Negative_conditions_do_not_return_nulls(ConditionOperator kind, int expected)
    {
        Assert.Equal(expected, Run("firstname", kind, "Ada").Count);
        Assert.Single(Run("firstname", ConditionOperator.Null));
    }

    [Fact]
    public void Accents_count_here()
    {
        _ = organization.CreateContact("Café");
        Assert.Empty(Run("lastname", ConditionOperator.Equal, "CAFE"));
        Assert.Single(Run("lastname", ConditionOperator.Equal, "CAFÉ"));
    }

    [Fact]
    public void In_takes_arrays_collections_and_many_values()
    {
        Assert.Equal(2, Run(new ConditionExpression("firstname", ConditionOperator.In, "ada", "bo")).Count);
        Assert.Equal(2, Run(new ConditionExpression("firstname", ConditionOperator.In, new List<string> { "ada", "bo" })).Count);
        Assert.Equal(2, Run(new ConditionExpression("firstname", ConditionOperator.In, (object)new[] { "ada", "bo" })).Count);
        var ids = Run("lastname", ConditionOperator.NotNull).Select(row => row.Id).ToArray();
        Assert.Equal(4, Run(new ConditionExpression("contactid", ConditionOperator.In, ids)).Count);
        Assert.Equal(4, Run(new ConditionExpression("contactid", ConditionOperator.In, ids.Select(id => id.ToString("B")).ToArray())).Count);
    }

    [Fact]
    public void More_than_500_values_or_conditions_are_refused()
    {
        var many = Enumerable.Range(0, 501).Select(_ => Guid.NewGuid()).ToArray();
        Assert.Equal(ErrorCodes.TooManyConditionParametersInQuery,
            Sample.Fault(() => Run(new ConditionExpression("contactid", ConditionOperator.In, many))).ErrorCode);
        var conditions = many.Select(_ => new ConditionExpression("lastname", ConditionOperator.NotNull)).ToArray();
        Assert.Equal(ErrorCodes.TooManyConditionsInQuery, Sample.Fault(() => Run(conditions)).ErrorCode);
        Assert.Empty(Run(new ConditionExpression("contactid", ConditionOperator.In, many[..500])));
    }

    [Fact]
    public void Filters_nest()
    {
        var query = Query();
        query.Criteria.AddCondition("lastname", ConditionOperator.NotNull);
        var any = query.Criteria.AddFilter(LogicalOperator.Or);
        any.AddCondition("firstname", ConditionOperator.Equal, "ada");
        any.AddCondition("firstname", ConditionOperator.Null);
        Assert.Equal(2, organization.System.RetrieveMultiple(query).Entities.Count);
    }

    [Fact]
    public void Numbers_choices_and_states_compare_as_numbers()
    {
        Assert.Single(Run("gendercode", ConditionOperator.Equal, 2));
        Assert.Single(Run("gendercode", ConditionOperator.In, 2, 4));
        Assert.Equal(4, Run("statecode", ConditionOperator.Equal, 0).Count);
        Assert.Equal(2, Run("gendercode", ConditionOperator.Between, 1, 2).Count);
    }

    [Fact]
    public void Dates_compare_in_UTC_on_the_organisations_clock()
    {
        Assert.Equal(4, Run("createdon", ConditionOperator.Today).Count);
        Assert.Equal(4, Run("createdon", ConditionOperator.On, new DateTime(2026, 1, 1, 15, 0, 0, DateTimeKind.Utc)).Count);
        organization.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(4, Run("createdon", ConditionOperator.OlderThanXHours, 47).Count);
        Assert.Empty(Run("createdon", ConditionOperator.LastXHours, 47));
        Assert.Equal(4, Run("createdon", ConditionOperator.LessEqual, "2026-01-01T00:00:00Z").Count);
    }

    [Fact]
    public void Unknown_columns_are_refused_in_column_sets_conditions_and_orders()
    {
        var set = new QueryExpression("contact") { ColumnSet = new ColumnSet("nothing") };
        var order = new QueryExpression("contact") { Orders = { new OrderExpression("nothing", OrderType.Ascending) } };
        foreach (var action in (Action[])[() => organization.System.RetrieveMultiple(set), () => organization.System.RetrieveMultiple(order), () =>
            Run("nothing", ConditionOperator.Null)])
        {
            Assert.Equal(unchecked((int)0x80041103), Sample.Fault(action).ErrorCode);
        }
    }

    [Fact]
    public void Only_columns_asked_for_come_back_and_nulls_do_not()
    {
        var query = new QueryExpression("contact") { ColumnSet = new ColumnSet("firstname") };
        query.Criteria.AddCondition("firstname", ConditionOperator.Null);
        var row = organization.System.RetrieveMultiple(query).Entities.Single();
        Assert.Equal(["contactid"], row.Attributes.Keys);
    }

    [Fact]
    public void Rows_come_in_the_order_asked_for_with_nulls_first()
    {
        var query = Query();
        query.AddOrder("lastname", OrderType.Ascending);
        query.AddOrder("firstname", OrderType.Descending);
        Assert.Equal([null, "Bo", "ali", "Ada"],
            organization.System.RetrieveMultiple(query).Entities.Select(row => row.GetAttributeValue<string>("firstname")));
        query.Orders.Clear();
        query.AddOrder("firstname", OrderType.Ascending);
        Assert.Equal([null, "Ada", "ali", "Bo"],
            organization.System.RetrieveMultiple(query).Entities.Select(row => row.GetAttributeValue<string>("firstname")));
    }

    [Fact]
    public void TopCount_cuts_and_QueryByAttribute_works()
    {
        Assert.Equal(2, organization.System.RetrieveMultiple(new QueryExpression("contact") { TopCount = 2 }).Entities.Count);
        var query = new QueryByAttribute("contact") { ColumnSet = new ColumnSet(true) };
        query.AddAttributeValue("lastname", "demir");
        Assert.Equal(2, organization.System.RetrieveMultiple(query).Entities.Count);
    }

    [Fact]
    public void Text_on_elastic_tables_is_case_sensitive_unless_switched()
    {
        foreach (var sensitive in (bool[])[true, false])
        {
            using var other = Sample.Open(new OrganizationOptions { TextIsCaseSensitiveOnElastic = sensitive });
            _ = other.System.Create(Sample.Row(Sample.Profile, "Ada"));
            foreach (var (kind, value) in new[] { (ConditionOperator.Equal, "ada"), (ConditionOperator.In, "ADA"), (ConditionOperator.Like, "a%"),
                (ConditionOperator.BeginsWith, "AD") })
            {
                var query = new QueryExpression(Sample.Profile);
                query.Criteria.AddCondition("new_name", kind, value);
                Assert.Equal(sensitive ? 0 : 1, other.System.RetrieveMultiple(query).Entities.Count);
            }
        }
    }

    public void Dispose()
    {
        organization.Dispose();
    }

    private static Entity Contact(string? first, string last, int? gender)
    {
        return new Entity("contact")
        {
            ["firstname"] = first,
            ["lastname"] = last,
            ["gendercode"] = gender is { } code and < 3 ? new OptionSetValue(code)
            : null
        };
    }

    private static QueryExpression Query()
    {
        return new QueryExpression("contact") { ColumnSet = new ColumnSet("firstname", "lastname") };
    }

    private DataCollection<Entity> Run(string column, ConditionOperator kind, params object[] values)
    {
        return Run(new ConditionExpression(column, kind, values));
    }

    private DataCollection<Entity> Run(params ConditionExpression[] conditions)
    {
        var query = Query();
        query.Criteria.Conditions.AddRange(conditions);
        return organization.System.RetrieveMultiple(query).Entities;
    }
}
