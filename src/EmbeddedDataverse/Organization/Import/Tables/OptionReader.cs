using System.Xml.Linq;

namespace EmbeddedDataverse.Import.Tables;

/// <summary>Reads the local option set of a choice, a yes/no column, or a table's state and status.</summary>
internal sealed class OptionReader
{
    private readonly string at;

    public OptionReader(XElement attribute, string type, string at)
    {
        this.at = at;
        var set = attribute.Element("optionset");
        if (type is not ("picklist" or "bit" or "state" or "status"))
        {
            if (set is not null)
            {
                throw ImportFaults.Unknown(at, "the element 'optionset'");
            }

            return;
        }

        if (set is null || set.Text("OptionSetType") != type)
        {
            throw ImportFaults.Missing(at, $"the optionset of type {type}");
        }

        var items = type switch { "state" => set.All("states", "state"), "status" => set.All("statuses", "status"), _ => set.All("options", "option") };
        var read = Read(items.ToList());
        Default = DefaultOf(attribute, set, type);
        if (Default is { } option && !read.ContainsKey(option))
        {
            throw ImportFaults.Invalid(at, $"There is no option {option}, which is the default.");
        }

        Options = type == "bit" ? Options : read;
        Default = type == "bit" && Default == 0 ? null : Default;
    }

    /// <summary>The options with their labels; none for a column without options, or with those of yes and no.</summary>
    public IReadOnlyDictionary<int, string> Options { get; } = new Dictionary<int, string>();

    /// <summary>The option a new row has.</summary>
    public int? Default { get; }

    private Dictionary<int, string> Read(List<XElement> items)
    {
        var options = new Dictionary<int, string>();
        foreach (var item in items)
        {
            var value = int.Parse(item.Attr("value")!, CultureInfo.InvariantCulture);
            if (!options.TryAdd(value, item.Label("labels") ?? throw ImportFaults.Missing(at, $"the label of option {value}")))
            {
                throw ImportFaults.Invalid(at, $"The option {value} is there twice.");
            }
        }

        return options.Count > 0 ? options : throw ImportFaults.Missing(at, "the options");
    }

    private int? DefaultOf(XElement attribute, XElement set, string type)
    {
        switch (type)
        {
            case "state":
                RequireUsual(set.All("states", "state").Select(state => (state.Attr("value")!, state.Attr("defaultstatus")!)));
                return 0;
            case "status":
                RequireUsual(set.All("statuses", "status").Select(status => (status.Attr("state")!, status.Attr("value")!)));
                return 1;
            default:
                return attribute.Int("AppDefaultValue") is { } value and >= 0 ? value : null;
        }
    }

    /// <summary>Other states than active and inactive, or other reasons, are not told apart by the embedded Dataverse.</summary>
    private void RequireUsual(IEnumerable<(string State, string Status)> pairs)
    {
        if (!pairs.SequenceEqual([("0", "1"), ("1", "2")]))
        {
            throw ImportFaults.Unknown(at, "a state or status other than 0 with 1 (active) and 1 with 2 (inactive)");
        }
    }
}
