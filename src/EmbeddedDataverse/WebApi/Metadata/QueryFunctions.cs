namespace EmbeddedDataverse.WebApi.Metadata;

/// <summary>
/// The query functions that filters may use beside those of OData. They are bound to a row here, so that the parser finds them
/// without a path; callers write them as they do in Dataverse.
/// </summary>
internal sealed class QueryFunctions(EdmModel model, EdmEntityType root)
{
    public const string Column = "PropertyName";
    public const string Value = "PropertyValue";
    public const string Values = "PropertyValues";

    /// <summary>Each function, the operator it stands for, and how many values it takes.</summary>
    public static IReadOnlyDictionary<string, (ConditionOperator Operator, QueryFunctionShape Shape)> All { get; } =
        new Dictionary<string, (ConditionOperator, QueryFunctionShape)>(StringComparer.Ordinal)
        {
            ["In"] = (ConditionOperator.In, QueryFunctionShape.Many),
            ["NotIn"] = (ConditionOperator.NotIn, QueryFunctionShape.Many),
            ["Between"] = (ConditionOperator.Between, QueryFunctionShape.Many),
            ["NotBetween"] = (ConditionOperator.NotBetween, QueryFunctionShape.Many),
            ["EqualUserId"] = (ConditionOperator.EqualUserId, QueryFunctionShape.None),
            ["NotEqualUserId"] = (ConditionOperator.NotEqualUserId, QueryFunctionShape.None),
            ["On"] = (ConditionOperator.On, QueryFunctionShape.One),
            ["OnOrAfter"] = (ConditionOperator.OnOrAfter, QueryFunctionShape.One),
            ["OnOrBefore"] = (ConditionOperator.OnOrBefore, QueryFunctionShape.One),
            ["Today"] = (ConditionOperator.Today, QueryFunctionShape.None),
            ["LastXDays"] = (ConditionOperator.LastXDays, QueryFunctionShape.One),
            ["LastXHours"] = (ConditionOperator.LastXHours, QueryFunctionShape.One),
        };

    public void Add()
    {
        foreach (var (name, (_, shape)) in All)
        {
            var function = new EdmFunction(EdmBuilder.Namespace, name, EdmCoreModel.Instance.GetBoolean(isNullable: false), isBound: true,
                entitySetPathExpression: null, isComposable: false);
            function.AddParameter("entity", new EdmEntityTypeReference(root, isNullable: false));
            function.AddParameter(Column, EdmCoreModel.Instance.GetString(isNullable: false));
            if (shape == QueryFunctionShape.One)
            {
                function.AddParameter(Value, EdmCoreModel.Instance.GetString(isNullable: true));
            }
            else if (shape == QueryFunctionShape.Many)
            {
                function.AddParameter(Values, EdmTypes.Strings);
            }

            model.AddElement(function);
        }
    }
}
