using System.Runtime.Serialization;

namespace System.ServiceModel;

/// <summary>What Windows Communication Foundation throws for a fault; .NET 10 has no assembly of its own for it.</summary>
[Serializable]
public class FaultException : CommunicationException
{
    private const string NoReason = "The creator of this fault did not specify a Reason.";

    public FaultException()
        : this(NoReason)
    {
    }

    public FaultException(string reason)
        : this(new FaultReason(reason), null, null)
    {
    }

    public FaultException(FaultReason reason)
        : this(reason, null, null)
    {
    }

    public FaultException(string reason, FaultCode code)
        : this(new FaultReason(reason), code, null)
    {
    }

    public FaultException(FaultReason reason, FaultCode code)
        : this(reason, code, null)
    {
    }

    public FaultException(string reason, FaultCode code, string action)
        : this(new FaultReason(reason), code, action)
    {
    }

    public FaultException(FaultReason reason, FaultCode code, string action)
        : base((reason ?? new FaultReason(NoReason)).ToString())
    {
        Reason = reason ?? new FaultReason(NoReason);
        Code = code ?? new FaultCode("Sender");
        Action = action;
    }

    protected FaultException(SerializationInfo info, StreamingContext context)
        : base(info, context)
    {
        Reason = new FaultReason(base.Message);
        Code = new FaultCode("Sender");
    }

    public string Action { get; }

    public FaultCode Code { get; }

    public FaultReason Reason { get; }

    public override string Message => Reason.ToString();
}
