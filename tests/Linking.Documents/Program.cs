using Linking.Documents;

return new DocumentCommand(Console.Out, Console.Error).Run(args);
