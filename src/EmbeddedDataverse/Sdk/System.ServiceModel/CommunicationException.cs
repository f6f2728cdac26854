using System.Runtime.Serialization;

namespace System.ServiceModel;

/// <summary>Something went wrong between a caller and a service.</summary>
[Serializable]
public class CommunicationException : SystemException
{
    public CommunicationException()
    {
    }

    public CommunicationException(string message)
        : base(message)
    {
    }

    public CommunicationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    protected CommunicationException(SerializationInfo info, StreamingContext context)
        : base(info, context)
    {
    }
}
