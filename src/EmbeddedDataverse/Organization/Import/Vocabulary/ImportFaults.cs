namespace EmbeddedDataverse.Import.Vocabulary;

/// <summary>The faults of an import, with the platform's codes and its way of putting them; each says which part of the package it means.</summary>
internal static class ImportFaults
{
    public static FaultException<OrganizationServiceFault> Unknown(string place, string what)
    {
        return PlatformFaults.Make(
            ErrorCodes.ImportXsdValidationError,
            $"The import file is invalid. XSD validation failed with the following error: {what} is not known, or not supported by the embedded Dataverse. "
                + $"The validation failed at: {place}");
    }

    public static FaultException<OrganizationServiceFault> Missing(string place, string what)
    {
        return PlatformFaults.Make(
            ErrorCodes.ImportXsdValidationError,
            $"The import file is invalid. XSD validation failed with the following error: {what} is missing. The validation failed at: {place}");
    }

    public static FaultException<OrganizationServiceFault> Invalid(string place, string what)
    {
        return PlatformFaults.Make(ErrorCodes.ImportInvalidXmlError,
            $"This solution package cannot be imported because it contains invalid XML: {what} The error is at: {place}");
    }

    public static FaultException<OrganizationServiceFault> BadZip(string what)
    {
        return PlatformFaults.Make(
            ErrorCodes.ImportCustomizationsBadZipFileError,
            "The solution file is invalid. The compressed file must contain the following files at its root: solution.xml, customizations.xml, and "
                + "[Content_Types].xml. " + what);
    }

    public static FaultException<OrganizationServiceFault> MissingDependency(string solution, string what)
    {
        return PlatformFaults.Make(ErrorCodes.ImportMissingDependenciesError,
            $"The following solution cannot be imported: {solution}. Some dependencies are missing: {what}");
    }

    public static FaultException<OrganizationServiceFault> Make(int code, string message)
    {
        return PlatformFaults.Make(code, message);
    }
}
