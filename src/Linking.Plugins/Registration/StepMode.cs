namespace Linking.Plugins.Registration;

/// <summary>Values of the column <c>mode</c> of a step.</summary>
internal enum StepMode
{
    Synchronous = 0,
    Asynchronous = 1,
}
