using System.Text;

namespace SolutionPackaging;

/// <summary>What <c>pac solution clone</c> makes of a solution: a project, and the unpacked files below <c>src</c>.</summary>
internal static class SolutionProject
{
    private const string Project = "CustomerProfileLinking.cdsproj";

    // Settings of this repository, among them where versions of packages stand, are not for it.
    private const string Text = """
        <?xml version="1.0" encoding="utf-8"?>
        <Project ToolsVersion="15.0" DefaultTargets="Build" xmlns="http://schemas.microsoft.com/developer/msbuild/2003">
          <PropertyGroup>
            <ImportDirectoryBuildProps>false</ImportDirectoryBuildProps>
            <ImportDirectoryBuildTargets>false</ImportDirectoryBuildTargets>
            <ImportDirectoryPackagesProps>false</ImportDirectoryPackagesProps>
            <PowerAppsTargetsPath>$(MSBuildExtensionsPath)\Microsoft\VisualStudio\v$(VisualStudioVersion)\PowerApps</PowerAppsTargetsPath>
          </PropertyGroup>
          <Import Project="$(MSBuildExtensionsPath)\$(MSBuildToolsVersion)\Microsoft.Common.props" />
          <Import Project="$(PowerAppsTargetsPath)\Microsoft.PowerApps.VisualStudio.Solution.props"
            Condition="Exists('$(PowerAppsTargetsPath)\Microsoft.PowerApps.VisualStudio.Solution.props')" />
          <PropertyGroup>
            <ProjectGuid>e288958c-c06d-4168-aaeb-65dde637cdd6</ProjectGuid>
            <TargetFrameworkVersion>v4.6.2</TargetFrameworkVersion>
            <TargetFramework>net462</TargetFramework>
            <RestoreProjectStyle>PackageReference</RestoreProjectStyle>
            <SolutionRootPath>src</SolutionRootPath>
            <SolutionPackageType>Both</SolutionPackageType>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Microsoft.PowerApps.MSBuild.Solution" Version="1.*" />
            <PackageReference Include="Microsoft.NETFramework.ReferenceAssemblies" Version="1.0.3" PrivateAssets="All" />
          </ItemGroup>
          <Import Project="$(MSBuildToolsPath)\Microsoft.Common.targets" />
          <Import Project="$(PowerAppsTargetsPath)\Microsoft.PowerApps.VisualStudio.Solution.targets"
            Condition="Exists('$(PowerAppsTargetsPath)\Microsoft.PowerApps.VisualStudio.Solution.targets')" />
        </Project>

        """;

    /// <summary>Puts the project beside the unpacked files.</summary>
    public static IEnumerable<Part> Around(IEnumerable<Part> unpacked) =>
        unpacked.Select(part => part with { Path = "src/" + part.Path }).Append(new Part(Project, Encoding.UTF8.GetBytes(Text)));
}
