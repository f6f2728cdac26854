namespace EmbeddedDataverse.Tests.Import;

/// <summary>What an import makes of what an earlier version left.</summary>
public sealed class SolutionUpdateTests : IDisposable
{
    private readonly Organization organization = Organization.Open();

    [Fact]
    public void Rows_stay_and_new_columns_are_added()
    {
        organization.ImportSolution(new SmallSolution().Pack());
        var asset = organization.System.Create(new Entity(SmallSolution.Asset) { ["new_name"] = "P1" });
        organization.ImportSolution(WithSize("1.1.0.0"));
        organization.System.Update(new Entity(SmallSolution.Asset, asset) { ["new_size"] = 7 });
        var row = organization.Get(SmallSolution.Asset, asset);
        Assert.Equal(("P1", 7), (row.GetAttributeValue<string>("new_name"), row.GetAttributeValue<int>("new_size")));
        Assert.Equal("1.1.0.0", organization.Get("solution", organization.Find("solution", "uniquename", "Small")).GetAttributeValue<string>("version"));
    }

    [Fact]
    public void What_the_new_version_no_longer_has_stays_as_only_an_upgrade_deletes()
    {
        organization.ImportSolution(WithSize("1.0.0.0"));
        organization.ImportSolution(new SmallSolution("1.1.0.0").Pack());
        _ = organization.System.Create(new Entity(SmallSolution.Asset) { ["new_size"] = 7 });
    }

    [Fact]
    public void Options_labels_and_lengths_follow_the_package()
    {
        organization.ImportSolution(new SmallSolution().Pack());
        organization.ImportSolution(new SmallSolution("1.1.0.0")
            .Customize("""<option value="1">""", """<option value="3"><labels><label description="Pipe" languagecode="1033"/></labels></option><option value="1">""")
            .Customize("<MaxLength>200</MaxLength>", "<MaxLength>300</MaxLength>").Pack());
        _ = organization.System.Create(new Entity(SmallSolution.Asset) { ["new_kind"] = new OptionSetValue(3), ["new_name"] = new string('x', 300) });
    }

    [Fact]
    public void Values_of_variables_stay_and_their_defaults_follow_the_package()
    {
        organization.ImportSolution(new SmallSolution().Pack());
        var definition = organization.Find("environmentvariabledefinition", "schemaname", "new_Unit");
        var value = organization.System.Create(new Entity("environmentvariablevalue")
        {
            ["environmentvariabledefinitionid"] =
            new EntityReference("environmentvariabledefinition", definition),
            ["value"] = "foot"
        });
        organization.ImportSolution(new SmallSolution("1.1.0.0")
            .Replace("environmentvariabledefinitions/new_Unit/environmentvariabledefinition.xml", "metre", "mile").Pack());
        Assert.Equal("mile", organization.Get("environmentvariabledefinition", definition).GetAttributeValue<string>("defaultvalue"));
        Assert.Equal("foot", organization.Get("environmentvariablevalue", value).GetAttributeValue<string>("value"));
    }

    [Fact]
    public void Steps_on_the_types_of_the_package_stay_and_run()
    {
        organization.ImportSolution(new SmallSolution().Pack());
        var query = new QueryExpression("sdkmessagefilter");
        query.Criteria.AddCondition("primaryobjecttypecode", ConditionOperator.Equal, "contact");
        query.Criteria.AddCondition("sdkmessageid", ConditionOperator.Equal, organization.Find("sdkmessage", "name", "Create"));
        _ = organization.System.Create(new Entity("sdkmessageprocessingstep")
        {
            ["name"] = "touch",
            ["plugintypeid"] = new EntityReference("plugintype", SmallSolution.PluginTypeId),
            ["sdkmessageid"] = new EntityReference("sdkmessage", organization.Find("sdkmessage", "name", "Create")),
            ["sdkmessagefilterid"] = organization.System.RetrieveMultiple(query).Entities.Single().ToEntityReference(),
            ["stage"] = new OptionSetValue(40),
            ["configuration"] = "touched",
        });
        organization.ImportSolution(new SmallSolution("1.1.0.0").Pack());
        Assert.StartsWith("touched", organization.Get("contact", organization.CreateContact())
            .GetAttributeValue<string>("description"), StringComparison.Ordinal);
    }

    [Fact]
    public void Privileges_of_a_role_are_replaced_for_those_who_have_it()
    {
        organization.ImportSolution(new SmallSolution().Pack());
        var user = organization.CreateUser("Eve");
        organization.AssignRole(user, "Reader of assets");
        _ = organization.ServiceFor(user).RetrieveMultiple(new QueryExpression(SmallSolution.Asset));
        organization.ImportSolution(new SmallSolution("1.1.0.0").Customize("prvReadnew_Asset", "prvCreatenew_Asset").Pack());
        Assert.Contains("prvReadnew_Asset",
            Sample.Fault(() => organization.ServiceFor(user).RetrieveMultiple(new QueryExpression(SmallSolution.Asset))).Message, StringComparison.Ordinal);
        _ = organization.ServiceFor(user).Create(new Entity(SmallSolution.Asset));
    }

    [Theory]
    [InlineData("0.9.0.0", "", "", ErrorCodes.ImportSolutionError, "0.9.0.0")]
    [InlineData("1.1.0.0", "<UniqueName>newpublisher</UniqueName>", "<UniqueName>other</UniqueName>", ErrorCodes.ImportWrongPublisherError, "other")]
    public void An_older_version_and_another_publisher_are_refused(string version, string text, string by, int code, string named)
    {
        organization.ImportSolution(new SmallSolution().Pack());
        var package = new SmallSolution(version);
        package = text.Length == 0 ? package : package.Replace("solution.xml", text, by);
        AssertRefused(package.Pack(), code, named);
    }

    [Theory]
    [InlineData("<Type>nvarchar</Type><Name>new_name</Name>", "<Type>ntext</Type><Name>new_name</Name>", "PrimaryName")]
    [InlineData("<OwnershipTypeMask>UserOwned</OwnershipTypeMask>", "<OwnershipTypeMask>OrgOwned</OwnershipTypeMask>", "ownership")]
    public void What_cannot_change_is_refused(string text, string by, string named)
    {
        organization.ImportSolution(new SmallSolution().Pack());
        var fault = Sample.Fault(() =>
            organization.ImportSolution(new SmallSolution("1.1.0.0").Customize("prvReadnew_Asset\" level=\"Deep", "prvReadnew_Asset\" level=\"Global")
            .Customize(text, by).Pack()));
        Assert.Contains(named == "PrimaryName" ? "primary name" : named, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_choice_that_becomes_a_number_is_refused_and_nothing_is_changed()
    {
        organization.ImportSolution(WithSize("1.0.0.0"));
        var package = new SmallSolution("1.1.0.0").Customize("prvReadnew_Asset", "prvCreatenew_Asset")
            .Customize("</attributes><EntitySetName>new_Assets", SizeOf("nvarchar", "<MaxLength>10</MaxLength>") + "</attributes><EntitySetName>new_Assets");
        AssertRefused(package.Pack(), ErrorCodes.ImportSolutionError, "new_size");
        _ = organization.System.Create(new Entity(SmallSolution.Asset) { ["new_size"] = 7 });
    }

    [Fact]
    public void What_callers_of_a_custom_api_rely_on_cannot_change()
    {
        organization.ImportSolution(new SmallSolution().Pack());
        const string Part = "customapis/new_Measure/customapirequestparameters/Asset/customapirequestparameter.xml";
        AssertRefused(new SmallSolution("1.1.0.0").Replace(Part, "<type>10</type>", "<type>7</type>")
            .Pack(), ErrorCodes.ImportSolutionError, "new_Measure.Asset");
    }

    [Fact]
    public void Plugin_types_may_not_be_left_out()
    {
        organization.ImportSolution(new SmallSolution().Pack());
        var package = new SmallSolution("1.1.0.0")
            .Customize("PluginTypeId=\"" + SmallSolution.PluginTypeId, "PluginTypeId=\"33333333-0000-4000-8000-000000000001")
            .Replace("customapis/new_Measure/customapi.xml", SmallSolution.PluginTypeId.ToString(), "33333333-0000-4000-8000-000000000001");
        AssertRefused(package.Pack(), ErrorCodes.ImportNewPluginTypesError, nameof(TouchingPlugin));
    }

    public void Dispose()
    {
        organization.Dispose();
    }

    private static byte[] WithSize(string version)
    {
        return new SmallSolution(version).Customize("</attributes><EntitySetName>new_Assets", SizeOf("int", "") + "</attributes><EntitySetName>new_Assets")
            .Pack();
    }

    private static string SizeOf(string type, string more) => SmallSolutionXml.Of("new_Size", type, more);

    private void AssertRefused(byte[] package, int code, string named)
    {
        var fault = Sample.Fault(() => organization.ImportSolution(package));
        Assert.Equal(code, fault.ErrorCode);
        Assert.Contains(named, fault.Message, StringComparison.Ordinal);
        Assert.Equal("1.0.0.0", organization.Get("solution", organization.Find("solution", "uniquename", "Small")).GetAttributeValue<string>("version"));
    }
}
