namespace Microsoft.Xrm.Sdk;

public interface IOrganizationServiceFactory
{
    void X(System.ServiceModel.FaultException e);
}
