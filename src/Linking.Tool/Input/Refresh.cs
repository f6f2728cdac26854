namespace Linking.Tool.Input;

/// <summary>How Customer Insights writes its tables anew at each refresh. In JSON the names are written in camel case.</summary>
internal enum Refresh
{
    /// <summary>What changed is updated, created or deleted.</summary>
    Update,

    /// <summary>Every row is deleted and created again, with the same id.</summary>
    Recreate,

    /// <summary>Every row is deleted and created again, with another id.</summary>
    RecreateWithNewIds,
}
