using Linking.Tool.Commands;
using Linking.Tool.Installation;
using Linking.Tool.Simulation;

var simulator = new Simulator(new LinkingInstallation(), organization => new LinkingRecords(organization.System));
return new CommandLine(Terminal.Process, simulator).Run(args);
