using System.Runtime.Serialization;

namespace System.ServiceModel;

/// <summary>A fault that carries an object with the details.</summary>
[Serializable]
public class FaultException<TDetail> : FaultException
{
    public FaultException(TDetail detail)
    {
        Detail = detail;
    }

    public FaultException(TDetail detail, string reason)
        : base(reason)
    {
        Detail = detail;
    }

    public FaultException(TDetail detail, FaultReason reason)
        : base(reason)
    {
        Detail = detail;
    }

    public FaultException(TDetail detail, string reason, FaultCode code)
        : base(reason, code)
    {
        Detail = detail;
    }

    public FaultException(TDetail detail, FaultReason reason, FaultCode code)
        : base(reason, code)
    {
        Detail = detail;
    }

    public FaultException(TDetail detail, string reason, FaultCode code, string action)
        : base(reason, code, action)
    {
        Detail = detail;
    }

    public FaultException(TDetail detail, FaultReason reason, FaultCode code, string action)
        : base(reason, code, action)
    {
        Detail = detail;
    }

    protected FaultException(SerializationInfo info, StreamingContext context)
        : base(info, context)
    {
    }

    public TDetail Detail { get; }

    public override string ToString()
    {
        return GetType() + ": " + Message + " (Fault Detail is equal to " + (Detail == null ? "null" : Detail.ToString()) + ").";
    }
}
