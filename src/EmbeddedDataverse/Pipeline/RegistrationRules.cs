namespace EmbeddedDataverse;

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
}
