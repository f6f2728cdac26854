namespace EmbeddedDataverse.Import;

/// <summary>Uninstalls a solution, or replaces it by the one that was imported as its upgrade.</summary>
internal sealed class SolutionRemoval(Organization organization)
{
    /// <summary>Ends the name of the solution that holds an upgrade until it is applied.</summary>
    public const string HoldingSuffix = "_Upgrade";

    /// <summary>Deletes a solution. With a managed one go its components; an unmanaged one is a list of them.</summary>
    public void Uninstall(Guid solution)
    {
        InTransaction(() =>
        {
            var row = organization.Rows.Read(Solutions, solution, RowReader.Resolve(Solutions, new ColumnSet("ismanaged")))
                ?? throw PlatformFaults.DoesNotExist("solution", solution);
            var removal = new ComponentRemoval(organization);
            if (row.GetAttributeValue<bool>("ismanaged"))
            {
                removal.Remove(new SolutionContents(organization).OnlyIn(solution));
            }

            Forget(removal, solution);
        });
    }

    /// <summary>Deletes what the upgrade does not have any more, and lets it take the place of the solution.</summary>
    public Guid Promote(string uniqueName)
    {
        var present = Find(uniqueName);
        var upgrade = Find(uniqueName + HoldingSuffix);
        InTransaction(() =>
        {
            var removal = new ComponentRemoval(organization);
            removal.Remove(new SolutionContents(organization).OnlyIn(present.Id));
            Forget(removal, present.Id);
            var promoted = new Entity("solution", upgrade.Id)
            {
                ["uniquename"] = uniqueName,
                ["installedon"] = present.GetAttributeValue<DateTime>("installedon"),
                ["updatedon"] = organization.Clock.UtcNow
            };
            _ = new RowImport(organization).Save(new RowPart(promoted));
        });
        return upgrade.Id;
    }

    /// <summary>What stands in the way of uninstalling a solution.</summary>
    public IReadOnlyList<Dependency> DependenciesOf(string uniqueName) =>
        new DependencyFinder(organization).On(new SolutionContents(organization).OnlyIn(Find(uniqueName).Id));

    private Table Solutions => organization.Catalog.Get("solution");

    private Entity Find(string uniqueName)
    {
        return organization.Queries.All(Solutions)
            .Find(solution => string.Equals(solution.GetAttributeValue<string>("uniquename"), uniqueName, StringComparison.OrdinalIgnoreCase))
            ?? throw PlatformFaults.Make(ErrorCodes.ObjectDoesNotExist, $"The solution '{uniqueName}' does not exist.");
    }

    private void Forget(ComponentRemoval removal, Guid solution)
    {
        _ = organization.Database.Execute("DELETE FROM solutioncomponent WHERE solutionid = ?1", RowKeys.ToBytes(solution));
        removal.Delete("solution", solution);
    }

    private void InTransaction(Action change)
    {
        organization.Database.Begin();
        try
        {
            change();
            organization.Database.Commit();
        }
        catch
        {
            organization.Database.Rollback();
            organization.Catalog.Reload();
            throw;
        }
        finally
        {
            organization.Steps.Invalidate();
            organization.Privileges.Invalidate();
        }
    }
}
