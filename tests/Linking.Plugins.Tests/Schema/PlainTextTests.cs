using System.Xml;
using Linking.Plugins.Queries;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Plugins.Tests.Schema;

/// <summary>What is sent to the platform can be sent.</summary>
public class PlainTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("Contoso | contact; \t\r\n")]
    [InlineData("Zoë \ud83d\ude00")]
    public void Text_that_XML_can_carry_stays_as_it_is(string text)
    {
        Assert.True(PlainText.Is(text));
        Assert.Same(text, PlainText.Of(text));
    }

    [Theory]
    [InlineData("a\u0001b", "a\ufffdb")]
    [InlineData("\u001b[31m", "\ufffd[31m")]
    [InlineData("a\0", "a\ufffd")]
    [InlineData("\uffff", "\ufffd")]
    public void What_XML_cannot_carry_is_replaced(string text, string expected)
    {
        Assert.False(PlainText.Is(text));
        Assert.Equal(expected, PlainText.Of(text));
        Assert.Equal(expected, Clip.To(text, 100));
        XmlConvert.VerifyXmlChars(PlainText.Of(text));
    }

    // Not as inline data: the metadata of an assembly cannot carry half a pair either.
    [Fact]
    public void Half_a_surrogate_pair_is_replaced()
    {
        Assert.Equal("\ufffd", PlainText.Of("\ud800"));
        Assert.Equal("\ufffd\ufffd", PlainText.Of("\ude00\ud83d"));
        Assert.Equal("\ufffd\ud83d\ude00", PlainText.Of("\ud83d\ud83d\ude00"));
        Assert.False(PlainText.Is("a\ud83d"));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(4000)]
    public void A_long_text_is_cut_to_its_column_and_never_within_a_pair(int length)
    {
        var cut = Clip.To(string.Concat(Enumerable.Repeat("\ud83d\ude00", 3000)), length);
        Assert.True(cut.Length <= length);
        Assert.True(PlainText.Is(cut));
        Assert.EndsWith("...", cut, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_cannot_be_sent_is_not_asked_for()
    {
        var service = new AskedService();
        var table = new TableShape("contact", "contactid", TableKind.Standard, true, [], null);
        _ = new BlockQuery(service).Read(table, ["contactid"], "lastname", ["Doe", "D\u0001e"]).ToList();
        Assert.Equal(["Doe"], service.Values);
        _ = new BlockQuery(service).Read(table, ["contactid"], "lastname", ["D\u0001e"]).ToList();
        Assert.Equal(["Doe"], service.Values);
    }

    /// <summary>Notes the values of conditions and finds nothing.</summary>
    private sealed class AskedService : IOrganizationService
    {
        public List<object> Values { get; } = [];

        public EntityCollection RetrieveMultiple(QueryBase query)
        {
            Values.AddRange(((QueryExpression)query).Criteria.Conditions.SelectMany(condition => condition.Values));
            return new EntityCollection();
        }

        public OrganizationResponse Execute(OrganizationRequest request) => throw new NotSupportedException();

        public Guid Create(Entity entity) => throw new NotSupportedException();

        public Entity Retrieve(string entityName, Guid id, ColumnSet columnSet) => throw new NotSupportedException();

        public void Update(Entity entity) => throw new NotSupportedException();

        public void Delete(string entityName, Guid id) => throw new NotSupportedException();

        public void Associate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities) =>
            throw new NotSupportedException();

        public void Disassociate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities) =>
            throw new NotSupportedException();
    }
}
