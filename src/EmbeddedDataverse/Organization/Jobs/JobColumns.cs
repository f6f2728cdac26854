namespace EmbeddedDataverse.Jobs;

/// <summary>
/// What the queue adds to the table of jobs. Each further table or index that a new job goes into is a page that its commit writes, so
/// all stands in the row itself, and one index serves every question.
/// </summary>
internal static class JobColumns
{
    public static void Add(Database database)
    {
        database.Run("CREATE INDEX IF NOT EXISTS \"asyncoperation#queue\" ON asyncoperation (statecode) WHERE statecode < 3");
        if (Has(database, "SELECT 1 FROM pragma_table_info('asyncoperation') WHERE name = '_queued'"))
        {
            return;
        }

        database.Run("ALTER TABLE asyncoperation ADD COLUMN _queued INTEGER");
        database.Run("ALTER TABLE asyncoperation ADD COLUMN _kills INTEGER");
        database.Run("ALTER TABLE asyncoperation ADD COLUMN _context BLOB");
        if (Has(database, "SELECT 1 FROM sqlite_schema WHERE name = '_job'"))
        {
            // Files of earlier versions kept these beside the rows.
            database.Run("UPDATE asyncoperation SET (_queued, _kills) = (SELECT queued, kills FROM _job WHERE _job._key = asyncoperation._key)");
            database.Run("DROP TABLE _job");
            database.Run("DROP INDEX IF EXISTS \"asyncoperation#ready\"");
        }
    }

    private static bool Has(Database database, string sql)
    {
        var statement = database.Prepare(sql);
        var found = statement.Read();
        statement.Reset();
        return found;
    }
}
