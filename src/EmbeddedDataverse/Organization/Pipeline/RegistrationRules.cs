namespace EmbeddedDataverse.Pipeline;

/// <summary>What the platform refuses when its own rows are written: jobs made by hand, and steps that could never run.</summary>
internal static class RegistrationRules
{
    public static void Check(Organization organization, Table table, Entity target, bool creating)
    {
        switch (table.Name)
        {
            case "asyncoperation" when creating:
                throw PlatformFaults.Invalid("Jobs are created by the asynchronous service only.");
            case "asyncoperation" when target.Attributes.Keys.Any(name => name is not ("asyncoperationid" or "statecode" or "statuscode" or "postponeuntil")):
                throw PlatformFaults.Invalid("Of a job only statecode, statuscode and postponeuntil can be updated.");
            case "sdkmessageprocessingstep" when creating:
                CheckStep(organization, target);
                break;
            case "customapi" when creating:
                CheckCustomApi(organization, target);
                break;
        }
    }

    private static void CheckStep(Organization organization, Entity step)
    {
        var stage = step.GetAttributeValue<OptionSetValue>("stage")?.Value ?? 40;
        if (stage is not (10 or 20 or 40))
        {
            throw PlatformFaults.Invalid($"Steps cannot be registered in stage {stage}.");
        }

        if (step.GetAttributeValue<OptionSetValue>("mode")?.Value == 1 && stage != 40)
        {
            throw PlatformFaults.Invalid("Asynchronous steps can be registered in stage 40 only.");
        }

        var message = step.GetAttributeValue<EntityReference>("sdkmessageid") ?? throw PlatformFaults.Invalid("Required field 'sdkmessageid' is missing.");
        CheckAllowed(organization, message.Id, step.GetAttributeValue<OptionSetValue>("mode")?.Value == 1);
        if (step.GetAttributeValue<EntityReference>("sdkmessagefilterid") is not { } filterId)
        {
            return;
        }

        var filters = organization.Catalog.Get("sdkmessagefilter");
        var filter = organization.Rows.Read(filters, filterId.Id, RowReader.Resolve(filters, new ColumnSet("sdkmessageid", "iscustomprocessingstepallowed")))
            ?? throw PlatformFaults.DoesNotExist("sdkmessagefilter", filterId.Id);
        if (filter.GetAttributeValue<EntityReference>("sdkmessageid")?.Id != message.Id || !filter.GetAttributeValue<bool>("iscustomprocessingstepallowed"))
        {
            throw PlatformFaults.Invalid("The message of the step is not the message of its filter, or does not allow custom steps.");
        }
    }

    /// <summary>A custom API says which steps it allows.</summary>
    private static void CheckAllowed(Organization organization, Guid message, bool isAsync)
    {
        var messages = organization.Catalog.Get("sdkmessage");
        var name = organization.Rows.Read(messages, message, RowReader.Resolve(messages, new ColumnSet("name")))?.GetAttributeValue<string>("name");
        if (name is not null && organization.CustomApis.Find(name) is { } api && !api.Allows(isAsync))
        {
            throw PlatformFaults.Invalid(
                $"Custom SdkMessageProcessingStep is not allowed on the specified message and entity: {name} allows {api.AllowedSteps}.");
        }
    }

    private static void CheckCustomApi(Organization organization, Entity api)
    {
        var name = api.GetAttributeValue<string>("uniquename");
        if (string.IsNullOrEmpty(name))
        {
            throw PlatformFaults.Invalid("Required field 'uniquename' is missing.");
        }

        if (organization.CustomApis.MessageOf(name) is not null || MessageRegistry.Find(name) is not null)
        {
            throw PlatformFaults.Make(ErrorCodes.DuplicateRecord, $"A message of the name '{name}' exists already.");
        }
    }
}
