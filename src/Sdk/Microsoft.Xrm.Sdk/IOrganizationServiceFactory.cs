using System;

namespace Microsoft.Xrm.Sdk;

/// <summary>Contract: iorganization service factory.</summary>
public interface IOrganizationServiceFactory
{
    IOrganizationService CreateOrganizationService(Guid? userId);
}
