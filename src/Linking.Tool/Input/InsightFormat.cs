using System.Text.RegularExpressions;
using Linking.Tool.Input.Files;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Input;

/// <summary>What Customer Insights knows of customers: measures and segments as JSON, or a table of one measure, whose values are numbers.</summary>
internal sealed partial class InsightFormat(string table) : FileFormat
{
    private const int CustomerIdLength = 100;

    public override string PrimaryId => $"{table}id";

    /// <summary>Whether the table holds one measure, and is not one that every environment has.</summary>
    public bool IsMeasure => table is not (InsightNames.CustomerMeasure or InsightNames.SegmentMembership);

    public override IReadOnlyList<string> Required { get; } = [Names.CustomerProfile.CustomerId];

    public override ColumnShape? Column(string name)
    {
        if (!ColumnName().IsMatch(name))
        {
            return null;
        }

        return name switch
        {
            Names.CustomerProfile.CustomerId => new ColumnShape(name, ColumnKind.Text, CustomerIdLength),
            Names.AlternateKey.Identifier or InsightNames.SegmentProvider => new ColumnShape(name, ColumnKind.Text, ColumnShape.DefaultTextLength),
            InsightNames.Measures or InsightNames.Segments => new ColumnShape(name, ColumnKind.Memo, ColumnShape.MemoLength),
            _ when name == PrimaryId => new ColumnShape(name, ColumnKind.UniqueIdentifier),
            _ => IsMeasure ? new ColumnShape(name, ColumnKind.Decimal) : new ColumnShape(name, ColumnKind.Text, ColumnShape.DefaultTextLength),
        };
    }

    public override IRowIdentity Identity(TableRows rows) => new InsightIdentity(table, rows);

    protected override string? OtherName(string written, IReadOnlyList<string> header, IReadOnlySet<string> taken)
    {
        var name = written.ToLowerInvariant();
        if (name == RowMarks.Id)
        {
            return IdName(taken);
        }

        var own = Names.CustomerProfile.ColumnPrefix + ColumnNames.LettersAndDigits(written);
        return own is Names.CustomerProfile.CustomerId or InsightNames.Measures or InsightNames.Segments or InsightNames.SegmentProvider
            && !taken.Contains(own) ? own : null;
    }

    /// <summary>Whether Customer Insights could have written a table of that name, beside profiles and keys.</summary>
    public static bool IsTable(string name) => ColumnName().IsMatch(name) && name is not (Names.CustomerProfile.Table or Names.AlternateKey.Table);

    [GeneratedRegex("^msdynci_[a-z0-9_]{1,100}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ColumnName();
}
