namespace EmbeddedDataverse.WebApi.Tests.Query;

/// <summary>What filters let through.</summary>
public sealed class FilterTests : SampleTest
{
    [Theory]
    [InlineData("firstname eq 'Ann'", "Ann")]
    [InlineData("'Ann' eq firstname", "Ann")]
    [InlineData("firstname ne 'Ann'", "Bob,Cy")]
    [InlineData("lastname eq 'O''Hara'", "Ann")]
    [InlineData("emailaddress1 eq null", "Bob")]
    [InlineData("emailaddress1 ne null", "Ann,Cy")]
    [InlineData("not (emailaddress1 eq null)", "Ann,Cy")]
    [InlineData("contains(emailaddress1,'example')", "Ann,Cy")]
    [InlineData("startswith(firstname,'b')", "Bob")]
    [InlineData("endswith(lastname,'on')", "Cy")]
    [InlineData("not startswith(firstname,'b')", "Ann,Cy")]
    [InlineData("contains(lastname,'[%]')", "Cy")]
    [InlineData("contains(lastname,'O_H')", "Ann")]
    [InlineData("firstname eq 'Ann' or firstname eq 'Bob'", "Ann,Bob")]
    [InlineData("firstname eq 'Ann' and donotemail eq true or firstname eq 'Bob' and donotemail eq true", "Bob")]
    [InlineData("not (firstname eq 'Ann' or firstname eq 'Bob')", "Cy")]
    [InlineData("not (firstname eq 'Ann' and donotemail eq false)", "Bob,Cy")]
    [InlineData("donotemail", "Bob")]
    [InlineData("donotemail eq true", "Bob")]
    [InlineData("statecode eq 0", "Ann,Bob,Cy")]
    [InlineData("statecode ne 0", "")]
    [InlineData("createdon ge 2020-01-01T00:00:00Z", "Ann,Bob,Cy")]
    [InlineData("createdon lt 2020-01-01", "")]
    [InlineData("firstname gt 'Ann' and firstname le 'Bob'", "Bob")]
    [InlineData("firstname in ('Ann','Cy')", "Ann,Cy")]
    [InlineData("not (firstname in ('Ann','Cy'))", "Bob")]
    [InlineData("Microsoft.Dynamics.CRM.In(PropertyName='firstname',PropertyValues=['Ann','Cy'])", "Ann,Cy")]
    [InlineData("Microsoft.Dynamics.CRM.In(PropertyName=@p1,PropertyValues=@p2)&@p1='firstname'&@p2=['Ann','Cy']", "Ann,Cy")]
    [InlineData("not Microsoft.Dynamics.CRM.In(PropertyName='firstname',PropertyValues=['Ann','Cy'])", "Bob")]
    [InlineData("Microsoft.Dynamics.CRM.EqualUserId(PropertyName='createdby')", "Ann,Bob,Cy")]
    [InlineData("Microsoft.Dynamics.CRM.OnOrAfter(PropertyName='createdon',PropertyValue='2020-01-01')", "Ann,Bob,Cy")]
    [InlineData("firstname eq lastname", "")]
    [InlineData("firstname ne lastname", "Ann,Bob,Cy")]
    [InlineData("not (firstname lt lastname)", "Bob,Cy")]
    [InlineData("contact_customer_contacts/any(c:c/firstname eq 'Cy')", "Ann")]
    [InlineData("contact_customer_contacts/any(c:c/firstname eq 'Bob')", "")]
    [InlineData("contact_customer_contacts/any()", "Ann")]
    [InlineData("not contact_customer_contacts/any()", "Bob,Cy")]
    [InlineData("contact_customer_contacts/all(c:c/firstname eq 'Cy')", "Ann,Bob,Cy")]
    [InlineData("contact_customer_contacts/all(c:c/firstname eq 'Bob')", "Bob,Cy")]
    [InlineData("not contact_customer_contacts/all(c:c/firstname eq 'Bob')", "Ann")]
    [InlineData("contact_customer_contacts/any(c:c/parentcustomerid_contact/firstname eq 'Ann') or firstname eq 'Bob'", "Ann,Bob")]
    [InlineData("contact_customer_contacts/any(c:not c/contact_customer_contacts/any(d:d/firstname eq 'Ann'))", "Ann")]
    [InlineData("parentcustomerid_account/name eq 'Contoso'", "Ann")]
    [InlineData("parentcustomerid_account/numberofemployees lt 10 and firstname ne 'Zoe'", "Bob")]
    [InlineData("parentcustomerid_contact/parentcustomerid_account/name eq 'Contoso'", "Cy")]
    public async Task A_filter_lets_through(string filter, string expected)
    {
        var options = filter.Split('&', 2);
        var answer = await Get(
            $"contacts?$select=firstname&$orderby=firstname&$filter={Uri.EscapeDataString(options[0])}{(options.Length > 1 ? "&" + options[1] : "")}");
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Text);
        Assert.Equal(expected, string.Join(',', answer.Column("firstname")));
    }

    [Fact]
    public async Task Lookups_are_compared_by_the_id_in_their_value_property()
    {
        Assert.Equal(["Ann"], (await Get($"contacts?$select=firstname&$filter=_parentcustomerid_value eq {Contoso}")).Column("firstname"));
        Assert.Equal(["Bob"], (await Get($"contacts?$select=firstname&$filter=parentcustomerid_account/accountid eq {Fabrikam}")).Column("firstname"));
        Assert.Equal(["Ann"], (await Get($"contacts?$select=firstname&$filter=contactid eq {Ann}")).Column("firstname"));
    }

    [Theory]
    [InlineData("nosuch eq 1", "0x80060888 Could not find a property named 'nosuch' on type 'Microsoft.Dynamics.CRM.contact'.")]
    [InlineData("firstname eq", "0x80060888 ")]
    [InlineData("firstname eq 5", "0x80060888 A binary operator with incompatible types was detected.")]
    [InlineData("contactid eq 'x'", "0x80060888 A binary operator with incompatible types was detected.")]
    [InlineData("1 eq 1", "0x80060888 $filter compares a column with a value")]
    [InlineData("createdon gt null", "0x80060888 null can be compared by eq and ne only")]
    [InlineData("nosuchfunction(firstname)", "0x80060888 An unknown function with name 'nosuchfunction' was found.")]
    [InlineData("Microsoft.Dynamics.CRM.In(PropertyName='nosuch',PropertyValues=['a'])", "0x80060888 Could not find a property named 'nosuch'")]
    public async Task A_wrong_filter_is_refused(string filter, string error)
    {
        var answer = await Get("contacts?$filter=" + Uri.EscapeDataString(filter));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.StartsWith(error, answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tolower(firstname) eq 'ann'")]
    [InlineData("length(firstname) gt 2")]
    [InlineData("numberofchildren add 1 eq 2")]
    [InlineData("contact_customer_contacts/any(c:c/contact_customer_contacts/any(d:d/firstname eq c/firstname))")]
    [InlineData("parentcustomerid_account/contact_customer_accounts/any(c:c/firstname eq 'Cy')")]
    [InlineData("parentcustomerid_account/name eq lastname")]
    public async Task What_filters_cannot_do_here_is_said(string filter)
    {
        var answer = await Get("contacts?$filter=" + Uri.EscapeDataString(filter));
        Assert.Contains(answer.Status, (HttpStatusCode[])[HttpStatusCode.NotImplemented, HttpStatusCode.BadRequest]);
        Assert.NotEmpty(answer.Error);
    }
}
