using System;

namespace Microsoft.Xrm.Sdk;

/// <summary>Makes services that act for a user.</summary>
public interface IOrganizationServiceFactory
{
    IOrganizationService CreateOrganizationService(Guid? userId);
}
