using Grid.Cli;

return await GridCommand.Run(args);
