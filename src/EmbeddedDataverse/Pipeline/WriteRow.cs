namespace EmbeddedDataverse;

/// <summary>One row of a write on its way through the pipeline.</summary>
internal sealed class WriteRow(Guid id, Entity? target)
{
    /// <summary>The row's id; Upsert finds it out late.</summary>
    public Guid Id { get; } = id;

    /// <summary>What is written; null for a delete.</summary>
    public Entity? Target { get; } = target;

    public Entity? Pre { get; set; }

    public Entity? Post { get; set; }

    /// <summary>Whether an Upsert created the row.</summary>
    public bool Created { get; set; }

    /// <summary>Why the row failed, in a bulk call on an elastic table.</summary>
    public FaultException<OrganizationServiceFault>? Failure { get; set; }
}
