namespace EmbeddedDataverse.Pipeline;

/// <summary>Keeps traces as plugintracelog rows. They survive the roll-back of the transaction they were written in.</summary>
internal sealed class TraceLog(Organization organization)
{
    public void Add(Step step, PluginContext context, string text, Exception? exception, TimeSpan duration)
    {
        var setting = organization.Options.PluginTraces;
        if (setting == PluginTraceSetting.Off || (exception is null && (setting == PluginTraceSetting.Exception || text.Length == 0)))
        {
            return;
        }

        var id = organization.Catalog.NewId();
        var now = ColumnCodec.Ticks(organization.Clock.UtcNow);
        _ = organization.Database.ExecuteSurviving(
            "INSERT INTO plugintracelog (_key, plugintracelogid, typename, messagename, primaryentity, messageblock, exceptiondetails, mode, operationtype, "
                + "depth, correlationid, pluginstepid,"
            + " performanceexecutionstarttime, performanceexecutionduration, createdon, versionnumber) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            organization.Database.Keys.Of(id),
            RowKeys.ToBytes(id),
            step.Name,
            context.MessageName,
            context.PrimaryEntityName,
            text,
            exception?.ToString(),
            (long)context.Mode,
            1L,
            (long)context.Depth,
            RowKeys.ToBytes(context.CorrelationId),
            RowKeys.ToBytes(step.Id),
            now,
            (long)duration.TotalMilliseconds,
            now,
            organization.Settings.NextVersion());
    }

    public IReadOnlyList<string> Read()
    {
        var texts = new List<string>();
        var statement = organization.Database.Prepare("SELECT messageblock, exceptiondetails FROM plugintracelog ORDER BY versionnumber");
        while (statement.Read())
        {
            var exception = statement.IsNull(1) ? "" : statement.Text(1);
            texts.Add((statement.IsNull(0) ? "" : statement.Text(0)) + exception);
        }

        return texts;
    }
}
