using System.Runtime.InteropServices;

// Dataverse finds the plug-ins by their types; nothing here is for COM.
[assembly: ComVisible(false)]
