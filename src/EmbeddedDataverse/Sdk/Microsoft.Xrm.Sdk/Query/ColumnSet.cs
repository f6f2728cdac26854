using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Query;

/// <summary>The columns that a query returns.</summary>
[DataContract(Name = "ColumnSet", Namespace = "http://schemas.microsoft.com/xrm/2011/Contracts")]
public sealed class ColumnSet : IExtensibleDataObject
{
    public ColumnSet()
    {
    }

    public ColumnSet(bool allColumns)
    {
        AllColumns = allColumns;
    }

    public ColumnSet(params string[] columns)
    {
        Columns.AddRange(columns);
    }

    [DataMember] public bool AllColumns { get; set; }
    [DataMember] public DataCollection<string> Columns { get => field ??= new DataCollection<string>(); set; }
    [DataMember] public DataCollection<XrmAttributeExpression> AttributeExpressions { get => field ??= new DataCollection<XrmAttributeExpression>(); set; }
    public ExtensionDataObject ExtensionData { get; set; }

    public void AddColumns(params string[] columns)
    {
        Columns.AddRange(columns);
    }

    public void AddColumn(string column)
    {
        Columns.Add(column);
    }
}
