using Linking.Tool.Commands;

return new CommandLine(Terminal.Process, new NoSimulator()).Run(args);
