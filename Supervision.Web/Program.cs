var app = WebApplication.CreateBuilder(args).Build();
await app.RunAsync();

/// <summary>The web program; public so that tests can start it.</summary>
public partial class Program;
