using System.ServiceModel;
using Linking.Plugins.Registration;
using Linking.Plugins.Schema;
using Linking.Plugins.Writing;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Setup;

/// <summary>Makes the registered steps what the plan says.</summary>
internal sealed class StepWriter(IOrganizationService service)
{
    private const int Enabled = 0;
    private const int EnabledReason = 1;

    /// <summary>Carries out a change.</summary>
    /// <exception cref="InvalidPluginExecutionException">The platform refuses it; the message says which step, and why.</exception>
    internal void Apply(StepChange change)
    {
        try
        {
            switch (change.Action)
            {
                case StepAction.Created:
                    service.Create(ToRow(change.Wanted!));
                    break;
                case StepAction.Changed:
                    Change(change.Wanted!, change.Registered!);
                    break;
                case StepAction.Removed:
                    Remove(change.Registered!);
                    break;
            }
        }
        catch (FaultException<OrganizationServiceFault> fault) when (FaultClassifier.Classify(fault) is FaultClass.Permanent or FaultClass.Unknown)
        {
            // The call goes under with it: inside a transaction nothing else is possible, and outside a half-made step is repaired by the next call.
            throw new InvalidPluginExecutionException(
                $"{Names.Api.PrepareLinking}: the step '{change.Name}' could not be written: {fault.Message}",
                fault);
        }
    }

    private void Change(WantedStep wanted, RegisteredStep step)
    {
        var row = ToRow(wanted);
        row.Id = step.Id;
        row.Attributes.Remove(Names.Step.Name);
        row.Attributes.Remove(Names.Step.Message);
        row.Attributes.Remove(Names.Step.Filter);
        if (!wanted.RunAs.IsGiven)
        {
            row.Attributes.Remove(Names.Step.RunAs);
        }

        if (!step.IsEnabled)
        {
            row[Names.State.Code] = new OptionSetValue(Enabled);
            row[Names.State.Reason] = new OptionSetValue(EnabledReason);
        }

        service.Update(row);
        foreach (var image in step.Images)
        {
            service.Delete(Names.StepImage.Table, image.Id);
        }
    }

    /// <summary>Takes a step away with its images.</summary>
    internal void Remove(RegisteredStep step)
    {
        foreach (var image in step.Images)
        {
            service.Delete(Names.StepImage.Table, image.Id);
        }

        service.Delete(Names.Step.Table, step.Id);
    }

    private static Entity ToRow(WantedStep wanted) => new(Names.Step.Table)
    {
        [Names.Step.Name] = wanted.Step.Name,
        [Names.Step.PluginType] = new EntityReference(Names.PluginType.Table, wanted.TypeId),
        [Names.Step.Message] = new EntityReference(Names.SdkMessage.Table, wanted.Filter.MessageId),
        [Names.Step.Filter] = new EntityReference(Names.MessageFilter.Table, wanted.Filter.FilterId),
        [Names.Step.Stage] = new OptionSetValue(StepRegistration.Stage),
        [Names.Step.Mode] = new OptionSetValue((int)StepRegistration.Mode),
        [Names.Step.Rank] = StepRegistration.Rank,
        [Names.Step.FilteringColumns] = ColumnList.Write(wanted.FilteringColumns),
        [Names.Step.AsyncAutoDelete] = StepRegistration.AsyncAutoDelete,
        [Names.Step.Deployment] = new OptionSetValue(WantedStep.Deployment),
        [Names.Step.RunAs] = wanted.RunAs.User is { } user ? new EntityReference(Names.User.Table, user) : null,
    };
}
