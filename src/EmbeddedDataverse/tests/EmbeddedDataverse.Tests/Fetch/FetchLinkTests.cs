namespace EmbeddedDataverse.Tests.Fetch;

public sealed class FetchLinkTests : FetchTest
{
    public FetchLinkTests()
    {
        Contact("Litware", "Ann", isActive: true);
        Contact("Litware", "Bob", isActive: false);
        Contact("Fabrikam", "Cy", isActive: true);
        Contact("A. Datum", "Dee", isActive: false);
    }

    [Theory]
    [InlineData("inner", "A. Datum:Dee,Fabrikam:Cy,Litware:Ann,Litware:Bob")]
    [InlineData("natural", "A. Datum:Dee,Fabrikam:Cy,Litware:Ann,Litware:Bob")]
    public void An_inner_link_brings_a_row_for_each_match(string type, string rows)
    {
        Assert.Equal(
            rows,
            string.Join(
                ',',
                Read(Linked($"link-type='{type}' alias='c'", "<attribute name='lastname'/><order attribute='lastname'/>")).Entities
                    .Select(row => $"{row["name"]}:{Value(row, "c.lastname")}")));
    }

    [Fact]
    public void A_link_without_alias_is_numbered_and_without_a_type_is_inner()
    {
        Assert.Equal(4, Read(Linked("", "<attribute name='lastname'/>")).Entities.Count(row => row.Contains("contact1.lastname")));
    }

    [Fact]
    public void An_outer_link_keeps_rows_without_a_match_and_can_look_for_them()
    {
        Assert.Equal(11, Read(Linked("link-type='outer' alias='c'", "<attribute name='lastname'/>")).Entities.Count);
        Assert.Equal(
            7,
            Names(Linked("link-type='outer' alias='c'", "", "<filter><condition entityname='c' attribute='contactid' operator='null'/></filter>")).Count);
    }

    [Theory]
    [InlineData("exists")]
    [InlineData("in")]
    public void Exists_and_in_bring_each_row_once_and_no_columns(string type)
    {
        Assert.Equal(["A. Datum", "Fabrikam", "Litware"], Names(Linked($"link-type='{type}'", "")));
        Assert.Equal(["Fabrikam", "Litware"], Names(Linked($"link-type='{type}'", Active)));
        Assert.Contains("cannot return columns", Refused(Linked($"link-type='{type}'", "<attribute name='lastname'/>")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("any", "Fabrikam,Litware")]
    [InlineData("not all", "Fabrikam,Litware")]
    [InlineData("not any", "A. Datum,Adventure Works,Alpine Ski House,Blue Yonder Airlines,City Power,Coho Winery,Contoso Pharmaceuticals,Example Account")]
    [InlineData("all", "A. Datum")]
    public void Links_inside_of_filters_ask_whether_there_are_rows(string type, string names)
    {
        Assert.Equal(names, string.Join(',', Names(Account($"<attribute name='name'/><order attribute='name'/><filter>{Inside(type)}</filter>"))));
    }

    [Fact]
    public void A_link_inside_of_a_filter_is_one_of_its_conditions()
    {
        Assert.Equal(["City Power", "Contoso Pharmaceuticals", "Fabrikam", "Litware"], Names($"""
            <fetch><entity name='account'><attribute name='name'/><order attribute='name'/>
            <filter type='or'>{Inside("any")}<condition attribute='name' operator='like' value='C%p%'/></filter></entity></fetch>
            """));
        Assert.Equal(["Litware"], Names($"""
            <fetch><entity name='account'><attribute name='name'/><filter>{Inside("any")}
            <link-entity name='contact' from='parentcustomerid' to='accountid' link-type='any'><filter>
            <condition attribute='lastname' operator='eq' value='Bob'/></filter></link-entity></filter></entity></fetch>
            """));
    }

    [Fact]
    public void A_subquery_can_join_and_can_compare_with_the_tables_around_it()
    {
        Assert.Equal(["Litware"], Names("""
            <fetch><entity name='account'><attribute name='name'/><filter>
            <link-entity name='contact' from='parentcustomerid' to='accountid' link-type='any' alias='c'>
            <link-entity name='systemuser' from='systemuserid' to='ownerid' alias='u'><filter>
            <condition attribute='fullname' operator='eq' value='SYSTEM'/></filter></link-entity>
            <filter><condition attribute='firstname' operator='eq' valueof='account.name'/></filter></link-entity></filter></entity></fetch>
            """));
    }

    [Fact]
    public void The_first_matching_row_comes_with_its_columns_under_their_schema_names()
    {
        var ann = new EntityReference("contact", Organization.Find("contact", "lastname", "Ann"));
        _ = Organization.System.Create(new Entity(Sample.Ticket) { ["new_name"] = "T1", ["new_contactid"] = ann });
        _ = Organization.System.Create(new Entity(Sample.Ticket) { ["new_name"] = "T2", ["new_contactid"] = ann });
        var row = Assert.Single(Read($"""
            <fetch><entity name='contact'><attribute name='lastname'/>
            <link-entity name='{Sample.Ticket}' from='new_contactid' to='contactid' link-type='matchfirstrowusingcrossapply'>
            <attribute name='new_name'/><attribute name='new_number' alias='number'/></link-entity></entity></fetch>
            """).Entities);
        Assert.StartsWith("T", (string)Value(row, "new_name")!, StringComparison.Ordinal);
        Assert.Equal("Ann", row["lastname"]);
        var filtered = Read($"""
            <fetch><entity name='contact'><link-entity name='{Sample.Ticket}' from='new_contactid' to='contactid' link-type='matchfirstrowusingcrossapply'>
            <attribute name='new_name'/><filter><condition attribute='new_name' operator='eq' value='T2'/></filter></link-entity></entity></fetch>
            """);
        Assert.Equal("T2", Value(Assert.Single(filtered.Entities), "new_name"));
    }

    [Theory]
    [InlineData(
        "link-type='left'",
        ErrorCodes.QueryBuilderDeserializeInvalidLinkType,
        "Invalid link-type specified, valid values are: 'natural', 'inner', 'in', 'matchfirstrowusingcrossapply','exists' and 'outer'. link-type = left")]
    [InlineData(
        "link-type='any'",
        ErrorCodes.QueryBuilderDeserializeInvalidLinkType,
        "Invalid link-type specified, valid values are: 'natural', 'inner', 'in', 'matchfirstrowusingcrossapply','exists' and 'outer'. link-type = any")]
    [InlineData("kind='x'", ErrorCodes.QueryBuilderDeserializeInvalidNode, "The attribute 'kind' is not valid on the node 'link-entity'.")]
    public void A_wrong_link_is_refused(string attributes, int code, string words)
    {
        var fault = Refused(Linked(attributes, ""));
        Assert.Equal((code, true), (fault.ErrorCode, fault.Message.StartsWith(words, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_link_says_what_it_links()
    {
        Assert.Equal(ErrorCodes.QueryBuilderDeserializeLinkAttributes, Refused(Account("<link-entity name='contact' from='parentcustomerid'/>")).ErrorCode);
        Assert.Equal(ErrorCodes.QueryBuilderDeserializeLinkAttributes, Refused(Account("<link-entity name='contact' to='accountid'/>")).ErrorCode);
        Assert.Equal(
            ErrorCodes.QueryBuilderDeserializeInvalidLinkType,
            Refused($"<fetch><entity name='account'><filter>{Inside("inner")}</filter></entity></fetch>").ErrorCode);
        Assert.Contains(
            "inside of the link 'contact1'",
            Refused(Linked("link-type='matchfirstrowusingcrossapply'", "<link-entity name='lead' from='parentcontactid' to='contactid'/>")).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("inner")]
    [InlineData("exists")]
    [InlineData("in")]
    [InlineData("matchfirstrowusingcrossapply")]
    public void Elastic_tables_take_part_in_outer_links_only(string type)
    {
        Assert.Equal(ErrorCodes.ElasticJoinNotSupported, Refused(Elastic(type)).ErrorCode);
        _ = Organization.System.Create(Sample.Row(Sample.Ticket, "t"));
        Assert.Single(Read(Elastic("outer")).Entities);
    }

    [Fact]
    public void Links_of_every_kind_count_towards_the_15()
    {
        var links = string.Concat(Enumerable.Repeat("<link-entity name='contact' from='parentcustomerid' to='accountid' link-type='not any'/>", 15));
        Assert.Equal(7, Read(Account($"<filter>{links}</filter>")).Entities.Count);
        Assert.Equal(
            ErrorCodes.TooManyLinkEntitiesInQuery,
            Refused(Account($"<filter>{links}</filter><link-entity name='contact' from='parentcustomerid' to='accountid'/>")).ErrorCode);
    }

    private const string Active = "<filter><condition attribute='statecode' operator='eq' value='0'/></filter>";

    private static string Linked(string attributes, string inside, string beside = "")
    {
        var link = $"<link-entity name='contact' from='parentcustomerid' to='accountid' {attributes}>{inside}</link-entity>";
        return Account($"<attribute name='name'/><order attribute='name'/>{link}{beside}");
    }

    private static string Inside(string type)
    {
        return $"<link-entity name='contact' from='parentcustomerid' to='accountid' link-type='{type}'>{Active}</link-entity>";
    }

    private static string Elastic(string type)
    {
        var link = $"<link-entity name='{Sample.Profile}' from='new_profileid' to='new_profileid' link-type='{type}'/>";
        return $"<fetch><entity name='{Sample.Ticket}'>{link}</entity></fetch>";
    }

    private void Contact(string account, string name, bool isActive)
    {
        _ = Organization.System.Create(new Entity("contact")
        {
            ["firstname"] = account == "Litware" ? account : null,
            ["lastname"] = name,
            ["parentcustomerid"] = new EntityReference("account", Organization.Find("account", "name", account)),
            ["statecode"] = new OptionSetValue(isActive ? 0 : 1),
        });
    }
}
