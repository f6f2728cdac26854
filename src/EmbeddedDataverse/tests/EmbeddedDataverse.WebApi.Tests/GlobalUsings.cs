global using System.Net;
global using System.Text.Json.Nodes;
global using Microsoft.Xrm.Sdk;
global using Microsoft.Xrm.Sdk.Query;
