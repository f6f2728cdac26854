using System;
using System.Collections.Generic;
using Linking.Plugins.Registration;

namespace Linking.Plugins.Setup;

/// <summary>A step of the registration list with the rows that it is to name in this environment.</summary>
/// <param name="Step">The step.</param>
/// <param name="TypeId">Its plug-in type.</param>
/// <param name="Filter">Its message and table.</param>
/// <param name="RunAs">Who it is to run as.</param>
/// <param name="FilteringColumns">Columns one of which an update must carry to run the step; empty for any.</param>
internal sealed record WantedStep(StepRegistration Step, Guid TypeId, MessageFilter Filter, RunAs RunAs, IReadOnlyCollection<string> FilteringColumns)
{
    /// <summary>Runs on the server.</summary>
    internal const int Deployment = 0;
}
