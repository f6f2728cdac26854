namespace EmbeddedDataverse.Pipeline;

/// <summary>One row of a write on its way through the pipeline.</summary>
internal sealed class WriteRow(Guid id, Entity? target)
{
    /// <summary>The row's id; Upsert finds it out late.</summary>
    public Guid Id { get; } = id;

    /// <summary>What is written; null for a delete.</summary>
    public Entity? Target { get; private set; } = target;

    public Entity? Pre { get; set; }

    /// <summary>Gives steps a target of their own, so that what they change does not reach the caller's object.</summary>
    public void Detach()
    {
        if (Target is not { } source)
        {
            return;
        }

        Target = new Entity(source.LogicalName, source.Id) { RowVersion = source.RowVersion, EntityState = source.EntityState };
        Target.Attributes.AddRange(source.Attributes);
        Target.KeyAttributes.AddRange(source.KeyAttributes);
    }

    /// <summary>Puts the id where steps look for it: on the target and among its columns.</summary>
    public void Identify(Table table)
    {
        if (Target is not null)
        {
            Target.Id = Id;
            Target[table.PrimaryId.Name] = Id;
        }
    }

    public Entity? Post { get; set; }

    /// <summary>Whether an Upsert created the row.</summary>
    public bool Created { get; set; }

    /// <summary>Why the row failed, in a bulk call on an elastic table.</summary>
    public FaultException<OrganizationServiceFault>? Failure { get; set; }
}
