using Linking.Benchmarks;

return new BenchmarkProgram(Console.Out).Run(args);
