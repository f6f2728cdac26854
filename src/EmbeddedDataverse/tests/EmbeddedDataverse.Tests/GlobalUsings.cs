global using System.ServiceModel;
global using Microsoft.Xrm.Sdk;
global using Microsoft.Xrm.Sdk.Messages;
global using Microsoft.Xrm.Sdk.Query;
