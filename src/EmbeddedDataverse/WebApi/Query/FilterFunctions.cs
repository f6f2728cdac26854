using EmbeddedDataverse.WebApi.Metadata;
using Microsoft.OData.UriParser;

namespace EmbeddedDataverse.WebApi.Query;

/// <summary>Turns the functions of a filter into conditions.</summary>
internal sealed class FilterFunctions(FilterColumns columns)
{
    public ConditionExpression Translate(SingleValueFunctionCallNode call, bool negated)
    {
        if (call.Name.StartsWith(EdmBuilder.Namespace + ".", StringComparison.Ordinal))
        {
            return Platform(call, negated);
        }

        var parameters = call.Parameters.ToList();
        if (parameters.Count != 2 || columns.Bare(parameters[1]) is not ConstantNode { Value: string text })
        {
            throw ApiError.NotSupported($"The function {call.Name} in $filter");
        }

        // The characters %, _ and [ are wildcards here as they are in Dataverse.
        var pattern = call.Name switch
        {
            "contains" => $"%{text}%",
            "startswith" => $"{text}%",
            "endswith" => $"%{text}",
            _ => throw ApiError.NotSupported($"The function {call.Name} in $filter"),
        };
        return columns.Condition(parameters[0], negated ? ConditionOperator.NotLike : ConditionOperator.Like, [pattern]);
    }

    private ConditionExpression Platform(SingleValueFunctionCallNode call, bool negated)
    {
        var name = call.Name[(EdmBuilder.Namespace.Length + 1)..];
        if (!QueryFunctions.All.TryGetValue(name, out var function))
        {
            throw ApiError.NotSupported($"The function {name} in $filter");
        }

        var given = call.Parameters.OfType<NamedFunctionParameterNode>()
            .ToDictionary(parameter => parameter.Name, parameter => columns.Bare(parameter.Value), StringComparer.Ordinal);
        var values = function.Shape switch
        {
            QueryFunctionShape.None => [],
            QueryFunctionShape.One => [Literal(given[QueryFunctions.Value])],
            _ => Literals(given[QueryFunctions.Values]),
        };
        return columns.Condition((string)Literal(given[QueryFunctions.Column])!, negated ? ConditionOperators.Opposite(function.Operator)
            : function.Operator, values);
    }

    private static object? Literal(QueryNode node)
    {
        return node is ConstantNode literal ? literal.Value : throw ApiError.BadRequest("The parameters of a query function must be literals.");
    }

    private static List<object?> Literals(QueryNode node) => node switch
    {
        ConstantNode { Value: ODataCollectionValue values } => [.. values.Items],
        CollectionConstantNode values => [.. values.Collection.Select(value => value.Value)],
        _ => throw ApiError.BadRequest($"{QueryFunctions.Values} must be a list of texts, such as ['a','b']."),
    };
}
