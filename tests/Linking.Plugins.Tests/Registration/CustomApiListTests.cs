using Linking.Plugins.Registration;
using Linking.Plugins.Tests.Scenarios;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Tests.Registration;

public class CustomApiListTests
{
    [Fact]
    public void Names_are_unique_and_texts_fit_their_columns()
    {
        Assert.Equal(CustomApiList.All.Count, CustomApiList.All.Select(api => api.UniqueName).Distinct().Count());
        Assert.All(CustomApiList.All, api =>
        {
            Assert.InRange(api.DisplayName.Length, 1, 100);
            Assert.InRange(api.Description.Length, 1, 300);
            Assert.All(api.Request.Concat(api.Response), parameter => Assert.InRange(parameter.Description.Length, 1, 300));
            Assert.Equal(api.Request.Count, api.Request.Select(parameter => parameter.Name).Distinct().Count());
            Assert.Equal(api.Response.Count, api.Response.Select(property => property.Name).Distinct().Count());
        });
    }

    [Fact]
    public void Each_needs_a_privilege_of_a_table_of_the_product()
    {
        Assert.All(CustomApiList.All, api => Assert.Matches("^prv(Create|Read|Write|Delete)cpl_(Run|SourceTable|Issue)$", api.Privilege));
    }

    [Fact]
    public void The_organisation_gets_them_once_as_public_unbound_operations()
    {
        using var organization = new LinkingOrganization();
        global::Linking.Tool.Installation.LinkingInstallation.InstallProduct(organization.Dataverse);
        var rows = organization.All("customapi");
        Assert.Equal(CustomApiList.All.Select(api => api.UniqueName).Order(), rows.Select(row => row.GetAttributeValue<string>("uniquename")).Order());
        var functions = CustomApiList.All.Where(api => api.IsFunction).Select(api => api.UniqueName).ToHashSet(StringComparer.Ordinal);
        Assert.All(rows, row => Assert.Equal(
            (0, functions.Contains(row.GetAttributeValue<string>("uniquename")), false),
            (row.GetAttributeValue<OptionSetValue>("bindingtype").Value, row.GetAttributeValue<bool>("isfunction"), row.GetAttributeValue<bool>("isprivate"))));
        Assert.Equal(CustomApiList.All.Sum(api => api.Request.Count), organization.All("customapirequestparameter").Count);
        Assert.Equal(CustomApiList.All.Sum(api => api.Response.Count), organization.All("customapiresponseproperty").Count);
    }
}
