global using System.Net;
global using System.Text.Json.Nodes;
global using EmbeddedDataverse.CustomApis;
global using EmbeddedDataverse.Faults;
global using EmbeddedDataverse.Metadata;
global using EmbeddedDataverse.Platform;
global using Microsoft.Xrm.Sdk;
global using Microsoft.Xrm.Sdk.Query;
