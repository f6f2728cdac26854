using System.Xml.Linq;

namespace EmbeddedDataverse.Import.Components;

/// <summary>Reads the custom APIs of a package, which are found by their folders.</summary>
internal sealed class CustomApiReader(SolutionZip zip)
{
    private const string Folder = "customapis";

    public IEnumerable<CustomApiPart> Read()
    {
        return zip.Find(Folder, "customapi.xml").Select(Read);
    }

    private CustomApiPart Read(string part)
    {
        var api = zip.Xml(part);
        var name = api.Attr("uniquename")!;
        RequirePath(part, $"{Folder}/{name}/customapi.xml");
        var bound = api.Text("bindingtype") == "1";
        if (bound != (api.Text("boundentitylogicalname") is not null))
        {
            throw ImportFaults.Invalid(part, "boundentitylogicalname goes with bindingtype 1.");
        }

        var row = new Entity("customapi")
        {
            ["uniquename"] = name,
            ["name"] = api.Text("name"),
            ["displayname"] = api.Element("displayname")!.Attr("default"),
            ["description"] = api.Element("description")!.Attr("default"),
            ["bindingtype"] = new OptionSetValue(bound ? 1 : 0),
            ["boundentitylogicalname"] = api.Text("boundentitylogicalname"),
            ["isfunction"] = api.Flag("isfunction"),
            ["isprivate"] = api.Flag("isprivate"),
            ["allowedcustomprocessingsteptype"] = new OptionSetValue(api.Int("allowedcustomprocessingsteptype")!.Value),
            ["executeprivilegename"] = api.Text("executeprivilegename"),
            ["workflowsdkstepenabled"] = api.Flag("workflowsdkstepenabled"),
            ["plugintypeid"] = TypeOf(api, part),
        };
        return new CustomApiPart(
            new RowPart(row, "uniquename"),
            [.. Parameters(name, "customapirequestparameter"), .. Parameters(name, "customapiresponseproperty")]);
    }

    private static EntityReference? TypeOf(XElement api, string part)
    {
        if (api.Element("plugintypeid") is not { } type)
        {
            return null;
        }

        var id = type.Text("plugintypeid") ?? type.Text("plugintypeexportkey")
            ?? throw ImportFaults.Missing($"{part}: plugintypeid", "the id of the plug-in type");
        return new EntityReference("plugintype", Guid.Parse(id));
    }

    private IEnumerable<RowPart> Parameters(string api, string table)
    {
        var folder = table == "customapirequestparameter" ? "customapirequestparameters" : "customapiresponseproperties";
        foreach (var part in zip.Find($"{Folder}/{api}/{folder}", table + ".xml"))
        {
            var parameter = zip.Xml(part);
            var name = parameter.Attr("uniquename")!;
            RequirePath(part, $"{Folder}/{api}/{folder}/{name}/{table}.xml");
            var row = new Entity(table)
            {
                ["uniquename"] = name,
                ["name"] = parameter.Text("name"),
                ["displayname"] = parameter.Element("displayname")!.Attr("default"),
                ["description"] = parameter.Element("description")!.Attr("default"),
                ["type"] = new OptionSetValue(parameter.Int("type")!.Value),
                ["logicalentityname"] = parameter.Text("logicalentityname"),
            };
            if (table == "customapirequestparameter")
            {
                row["isoptional"] = parameter.Flag("isoptional");
            }

            yield return new RowPart(row, "customapiid", "uniquename");
        }
    }

    private static void RequirePath(string part, string expected)
    {
        if (part != expected)
        {
            throw ImportFaults.Invalid(part, $"The unique name in the file belongs to {expected}.");
        }
    }
}
