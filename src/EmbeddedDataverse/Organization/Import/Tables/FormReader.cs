using System.Xml.Linq;

namespace EmbeddedDataverse.Import.Tables;

/// <summary>Reads the forms of a table; their fields must be columns of it, and their ids unique in the form.</summary>
internal sealed class FormReader(string table, HashSet<string> columns, string place)
{
    private static readonly Dictionary<string, int> Types = new(StringComparer.Ordinal) { ["main"] = 2, ["quick"] = 6, ["card"] = 11 };

    public IEnumerable<RowPart> Read(XElement part)
    {
        return part.All("FormXml", "forms").SelectMany(forms => forms.Elements("systemform").Select(form => Read(form, Types[forms.Attr("type")!])));
    }

    private RowPart Read(XElement form, int type)
    {
        var id = form.Id("formid");
        Check(form.Element("form")!, $"{place}/systemform[{id}]");
        return new RowPart(new Entity("systemform", id)
        {
            ["name"] = form.Label("LocalizedNames") ?? throw ImportFaults.Missing($"{place}/systemform[{id}]", "the label of the form"),
            ["description"] = form.Label("Descriptions"),
            ["objecttypecode"] = table,
            ["type"] = new OptionSetValue(type),
            ["formxml"] = form.Element("form")!.ToString(SaveOptions.DisableFormatting),
            ["formpresentation"] = new OptionSetValue(form.Int("FormPresentation") ?? 0),
            ["formactivationstate"] = new OptionSetValue(form.Int("FormActivationState") ?? 1),
        })
        {
            Type = ComponentType.SystemForm,
        };
    }

    private void Check(XElement form, string at)
    {
        var ids = new HashSet<Guid>();
        foreach (var element in form.Descendants().Where(element => element.Name.LocalName is "tab" or "section" or "cell" or "header" or "footer"))
        {
            var id = element.IdAttribute("id");
            if (!ids.Add(id))
            {
                throw ImportFaults.Invalid(at, $"The id {id} of a {element.Name} is there twice.");
            }
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var control in form.Descendants("control"))
        {
            if (!names.Add(control.Attr("id")!))
            {
                throw ImportFaults.Invalid(at, $"The control '{control.Attr("id")}' is there twice.");
            }

            if (control.Attr("datafieldname") is { } field && !columns.Contains(field))
            {
                throw ImportFaults.Invalid(at, $"The control '{control.Attr("id")}' shows the column '{field}', which the table '{table}' has not.");
            }
        }
    }
}
