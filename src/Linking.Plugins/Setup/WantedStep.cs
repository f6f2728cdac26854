using System;
using System.Collections.Generic;
using Linking.Plugins.Registration;
using Linking.Plugins.Schema;

namespace Linking.Plugins.Setup;

/// <summary>A step of the registration list with the rows that it is to name in this environment.</summary>
/// <param name="Step">The step.</param>
/// <param name="TypeId">Its plug-in type.</param>
/// <param name="Filter">Its message and table.</param>
/// <param name="RunAs">Who it is to run as.</param>
/// <param name="ImageColumns">Columns of its image; null when it is to have none.</param>
internal sealed record WantedStep(StepRegistration Step, Guid TypeId, MessageFilter Filter, RunAs RunAs, IReadOnlyList<string>? ImageColumns)
{
    /// <summary>Runs on the server.</summary>
    internal const int Deployment = 0;

    /// <summary>The image shows the row before the write.</summary>
    internal const int ImageKind = 0;

    /// <summary>The parameter of the message whose rows the image shows.</summary>
    internal string ImageProperty => Step.Message is Names.Message.CreateMultiple or Names.Message.UpdateMultiple or Names.Message.UpsertMultiple
        ? Names.Parameter.Targets
        : Names.Parameter.Target;
}
