namespace System.ServiceModel;

/// <summary>What Windows Communication Foundation throws for a fault; .NET 10 has no assembly of its own for it.</summary>
public class FaultException : Exception
{
    public FaultException()
    {
    }

    public FaultException(string reason)
        : base(reason)
    {
    }
}
