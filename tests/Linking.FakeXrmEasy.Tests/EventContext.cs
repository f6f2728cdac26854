using Microsoft.Xrm.Sdk;

namespace Linking.FakeXrmEasy.Tests;

/// <summary>The context of an asynchronous, post-operation step.</summary>
internal sealed class EventContext : IPluginExecutionContext
{
    public int Stage => 40;

    public int Mode => 1;

    public int IsolationMode => 2;

    public int Depth => 1;

    public required string MessageName { get; init; }

    public required string PrimaryEntityName { get; init; }

    public Guid PrimaryEntityId { get; init; }

    public required Guid OrganizationId { get; init; }

    public required Guid UserId { get; init; }

    public ParameterCollection InputParameters { get; } = [];

    public ParameterCollection OutputParameters { get; } = [];

    public ParameterCollection SharedVariables { get; } = [];

    public EntityImageCollection PreEntityImages { get; } = [];

    public EntityImageCollection PostEntityImages { get; } = [];

    public IPluginExecutionContext? ParentContext => null;

    public string SecondaryEntityName => "none";

    public string OrganizationName => "contoso";

    public Guid? RequestId { get; } = Guid.NewGuid();

    public Guid CorrelationId { get; } = Guid.NewGuid();

    public Guid OperationId { get; } = Guid.NewGuid();

    public DateTime OperationCreatedOn { get; } = DateTime.UtcNow;

    public Guid InitiatingUserId => UserId;

    public Guid BusinessUnitId => Guid.Empty;

    public EntityReference? OwningExtension => null;

    public bool IsExecutingOffline => false;

    public bool IsOfflinePlayback => false;

    public bool IsInTransaction => false;
}
