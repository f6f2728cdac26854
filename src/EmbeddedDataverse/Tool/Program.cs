using EmbeddedDataverse.Tool;

return await new CommandLine(Console.Out, Console.Error).Run(args);
