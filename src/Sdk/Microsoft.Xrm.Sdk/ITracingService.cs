namespace Microsoft.Xrm.Sdk;

/// <summary>Contract: itracing service.</summary>
public interface ITracingService
{
    void Trace(string format, params object[] args);
}
