namespace EmbeddedDataverse;

/// <summary>The views that users save for themselves.</summary>
internal static class ViewTables
{
    public const string Text = """
        table userquery UserQuery user 4230 userqueryid name
        name text(200)
        description memo
        returnedtypecode entity
        querytype int
        fetchxml memo
        layoutxml memo
        """;
}
