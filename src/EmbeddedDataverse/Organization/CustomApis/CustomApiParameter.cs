namespace EmbeddedDataverse.CustomApis;

/// <summary>A request parameter or a response property of a custom API.</summary>
/// <param name="Name">The unique name.</param>
/// <param name="Type">The type of its value.</param>
/// <param name="IsOptional">Whether a request may leave it out; of no meaning for a response property.</param>
public sealed record CustomApiParameter(string Name, CustomApiType Type = CustomApiType.String, bool IsOptional = false)
{
    /// <summary>What a plug-in finds where a request left the parameter out and the platform fills it in: the default of the type.</summary>
    internal object? Default => Type switch
    {
        CustomApiType.Boolean => false,
        CustomApiType.DateTime => DateTime.MinValue,
        CustomApiType.Decimal => 0m,
        CustomApiType.Float => 0d,
        CustomApiType.Integer => 0,
        CustomApiType.Guid => Guid.Empty,
        _ => null,
    };

    internal bool Accepts(object value)
    {
        return Type switch
        {
            CustomApiType.Boolean => value is bool,
            CustomApiType.DateTime => value is DateTime,
            CustomApiType.Decimal => value is decimal,
            CustomApiType.Entity => value is Entity,
            CustomApiType.EntityCollection => value is EntityCollection,
            CustomApiType.EntityReference => value is EntityReference,
            CustomApiType.Float => value is double,
            CustomApiType.Integer => value is int,
            CustomApiType.Money => value is Money,
            CustomApiType.Picklist => value is OptionSetValue,
            CustomApiType.String => value is string,
            CustomApiType.StringArray => value is string[],
            _ => value is Guid,
        };
    }
}
