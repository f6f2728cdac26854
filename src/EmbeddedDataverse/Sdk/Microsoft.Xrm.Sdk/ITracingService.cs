namespace Microsoft.Xrm.Sdk;

/// <summary>Takes what a plug-in has to tell its operators.</summary>
public interface ITracingService
{
    void Trace(string format, params object[] args);
}
