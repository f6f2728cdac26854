namespace EmbeddedDataverse.WebApi.Metadata;

/// <summary>Adds the custom APIs and the platform's own operations to the model.</summary>
internal sealed class OperationBuilder(EdmModel model, EdmEntityContainer container, EdmEntityType root, Dictionary<string, EdmEntityType> types)
{
    public void Add(IReadOnlyList<OperationModel> operations)
    {
        foreach (var operation in operations.Concat(PlatformOperations.All)
            .Where(operation => operation.BoundTable is null || types.ContainsKey(operation.BoundTable)))
        {
            Add(operation);
        }

        AddBulk();
        AddCurrentOrganization();
    }

    private void Add(OperationModel operation)
    {
        var answer = Answer(operation);
        EdmOperation element = operation.IsFunction
            ? new EdmFunction(EdmBuilder.Namespace, operation.Name, answer
                ?? (IEdmTypeReference)EdmCoreModel.Instance.GetBoolean(isNullable: false), operation.BoundTable is not null, null, isComposable: false)
            : new EdmAction(EdmBuilder.Namespace, operation.Name, answer, operation.BoundTable is not null, null);
        if (operation.BoundTable is { } table)
        {
            var row = new EdmEntityTypeReference(types[table], isNullable: false);
            element.AddParameter(operation.BoundToCollection ? "entityset" : "entity", operation.BoundToCollection ? EdmCoreModel.GetCollection(row) : row);
        }

        foreach (var parameter in operation.Parameters)
        {
            _ = parameter.IsOptional && operation.IsFunction
                ? element.AddOptionalParameter(parameter.Name, TypeOf(parameter)) : element.AddParameter(parameter.Name, TypeOf(parameter));
        }

        model.AddElement(element);
        if (operation.BoundTable is null)
        {
            _ = element is EdmFunction function ? (IEdmElement)container.AddFunctionImport(function) : container.AddActionImport((EdmAction)element);
        }
    }

    private EdmComplexTypeReference? Answer(OperationModel operation)
    {
        if (operation.Properties.Count == 0)
        {
            return null;
        }

        var type = new EdmComplexType(EdmBuilder.Namespace, operation.Name + "Response");
        foreach (var property in operation.Properties)
        {
            _ = type.AddStructuralProperty(property.Name, TypeOf(property));
        }

        model.AddElement(type);
        return new EdmComplexTypeReference(type, isNullable: false);
    }

    private IEdmTypeReference TypeOf(OperationParameter parameter)
    {
        if (EdmTypes.Of(parameter.Type, parameter.IsOptional) is { } simple)
        {
            return simple;
        }

        var row = new EdmEntityTypeReference(parameter.Table is { } table && types.TryGetValue(table, out var type) ? type : root, isNullable: true);
        return parameter.Type == CustomApiType.EntityCollection ? EdmCoreModel.GetCollection(row) : row;
    }

    private void AddCurrentOrganization()
    {
        var access = new EdmEnumType(EdmBuilder.Namespace, "EndpointAccessType");
        _ = access.AddMember("Default", new EdmEnumMemberValue(0));
        _ = access.AddMember("Internal", new EdmEnumMemberValue(1));
        model.AddElement(access);
        var function = new EdmFunction(EdmBuilder.Namespace, PlatformOperations.RetrieveCurrentOrganization,
            EdmCoreModel.Instance.GetBoolean(isNullable: false));
        function.AddParameter("AccessType", new EdmEnumTypeReference(access, isNullable: false));
        model.AddElement(function);
        _ = container.AddFunctionImport(function);
    }

    /// <summary>The bulk messages are bound to the set of a table.</summary>
    private void AddBulk()
    {
        var rows = EdmCoreModel.GetCollection(new EdmEntityTypeReference(root, isNullable: false));
        foreach (var name in PlatformOperations.Bulk)
        {
            var action = new EdmAction(EdmBuilder.Namespace, name, null, isBound: true, entitySetPathExpression: null);
            action.AddParameter("entityset", rows);
            action.AddParameter("Targets", rows);
            model.AddElement(action);
        }
    }
}
