using Linking.Chaos;

return new ChaosCommand(Console.Out, Console.Error).Run(args);
