global using System.Globalization;
global using System.ServiceModel;
global using System.Text;
global using Microsoft.Xrm.Sdk;
global using Microsoft.Xrm.Sdk.Messages;
global using Microsoft.Xrm.Sdk.Metadata;
global using Microsoft.Xrm.Sdk.Query;
