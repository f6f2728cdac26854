namespace Linking.Plugins.Registration;

/// <summary>Which steps others may register on a custom API; the values of the column <c>allowedcustomprocessingsteptype</c>, never to be changed.</summary>
internal enum CustomApiStepType
{
    None = 0,
    AsyncOnly = 1,
}
