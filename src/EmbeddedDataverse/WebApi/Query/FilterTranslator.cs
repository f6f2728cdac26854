using Microsoft.OData.UriParser;

namespace EmbeddedDataverse.WebApi.Query;

/// <summary>Turns a parsed <c>$filter</c> into conditions of a query.</summary>
internal sealed class FilterTranslator(FilterColumns columns)
{
    private static readonly Dictionary<BinaryOperatorKind, ConditionOperator> Operators = new()
    {
        [BinaryOperatorKind.Equal] = ConditionOperator.Equal,
        [BinaryOperatorKind.NotEqual] = ConditionOperator.NotEqual,
        [BinaryOperatorKind.GreaterThan] = ConditionOperator.GreaterThan,
        [BinaryOperatorKind.GreaterThanOrEqual] = ConditionOperator.GreaterEqual,
        [BinaryOperatorKind.LessThan] = ConditionOperator.LessThan,
        [BinaryOperatorKind.LessThanOrEqual] = ConditionOperator.LessEqual,
    };

    /// <summary>Adds what a node says to a filter, or its opposite.</summary>
    public void Add(QueryNode node, FilterExpression into, bool negated = false)
    {
        switch (columns.Bare(node))
        {
            case BinaryOperatorNode { OperatorKind: BinaryOperatorKind.And or BinaryOperatorKind.Or } both:
                var isAnd = (both.OperatorKind == BinaryOperatorKind.And) != negated;
                var inner = into.FilterOperator == (isAnd ? LogicalOperator.And : LogicalOperator.Or)
                    ? into : into.AddFilter(isAnd ? LogicalOperator.And : LogicalOperator.Or);
                Add(both.Left, inner, negated);
                Add(both.Right, inner, negated);
                break;
            case UnaryOperatorNode { OperatorKind: UnaryOperatorKind.Not } not:
                Add(not.Operand, into, !negated);
                break;
            case BinaryOperatorNode comparison:
                into.AddCondition(Compare(comparison, negated));
                break;
            case InNode list:
                into.AddCondition(In(list, negated));
                break;
            case SingleValueFunctionCallNode call:
                into.AddCondition(new FilterFunctions(columns).Translate(call, negated));
                break;
            case LambdaNode lambda:
                into.AddFilter(Related(lambda, negated));
                break;
            case SingleValuePropertyAccessNode flag:
                into.AddCondition(columns.Condition(flag, ConditionOperator.Equal, [!negated]));
                break;
            default:
                throw ApiError.NotSupported($"The expression {node.Kind} in $filter");
        }
    }

    private ConditionExpression Compare(BinaryOperatorNode node, bool negated)
    {
        if (!Operators.TryGetValue(node.OperatorKind, out var kind))
        {
            throw ApiError.NotSupported($"The operator {node.OperatorKind} in $filter");
        }

        var (column, value) = (columns.Bare(node.Left), columns.Bare(node.Right));
        if (column is ConstantNode)
        {
            (column, value, kind) = (value, column, Mirror(kind));
        }

        if (value is SingleValuePropertyAccessNode && column is SingleValuePropertyAccessNode)
        {
            return Columns(column, value, negated ? ConditionOperators.Opposite(kind) : kind);
        }

        if (value is not ConstantNode literal || column is not SingleValuePropertyAccessNode)
        {
            throw ApiError.BadRequest("$filter compares a column with a value: anything else cannot be compared.");
        }

        kind = negated ? ConditionOperators.Opposite(kind) : kind;
        return literal.Value is null
            ? columns.Condition(column, NullCheck(kind), [])
            : columns.Condition(column, kind, [literal.Value]);
    }

    private ConditionExpression Columns(QueryNode one, QueryNode other, ConditionOperator kind)
    {
        var ((column, alias), (otherColumn, otherAlias)) = (columns.Find(one), columns.Find(other));
        return alias is null && otherAlias is null
            ? new ConditionExpression(column.Name, kind, compareColumns: true, otherColumn.Name)
            : throw ApiError.BadRequest($"'{column.Property}' and '{otherColumn.Property}' cannot be compared: only columns of the same row can.");
    }

    /// <summary>
    /// What any or all says of the rows of a collection: that one of them matches, or that none does; of all it is the opposite of the
    /// condition that none may match.
    /// </summary>
    private FilterExpression Related(LambdaNode lambda, bool negated)
    {
        var isAll = lambda is AllNode;
        var link = columns.Link(lambda.Source, isAll == negated ? JoinOperator.Any : JoinOperator.NotAny);
        if (lambda.CurrentRangeVariable is { } variable)
        {
            new FilterTranslator(columns.Of(link, variable.Name)).Add(lambda.Body, FilterColumns.Rows(link).LinkCriteria, negated: isAll);
        }

        return new FilterExpression { AnyAllFilterLinkEntity = link };
    }

    private ConditionExpression In(InNode node, bool negated)
    {
        return node.Right is CollectionConstantNode values
            ? columns.Condition(node.Left, negated ? ConditionOperator.NotIn : ConditionOperator.In, [.. values.Collection.Select(value => value.Value)])
            : throw ApiError.BadRequest("The operator 'in' needs a list of values.");
    }

    private static ConditionOperator NullCheck(ConditionOperator kind) => kind switch
    {
        ConditionOperator.Equal => ConditionOperator.Null,
        ConditionOperator.NotEqual => ConditionOperator.NotNull,
        _ => throw ApiError.BadRequest("null can be compared by eq and ne only."),
    };

    private static ConditionOperator Mirror(ConditionOperator kind) => kind switch
    {
        ConditionOperator.GreaterThan => ConditionOperator.LessThan,
        ConditionOperator.GreaterEqual => ConditionOperator.LessEqual,
        ConditionOperator.LessThan => ConditionOperator.GreaterThan,
        ConditionOperator.LessEqual => ConditionOperator.GreaterEqual,
        _ => kind,
    };
}
