using Supervision.Web.Access;
using Supervision.Web.App;
using Supervision.Web.Commands;

Culture.Fix();
if (CommandLine.Handles(args))
{
    return await CommandLine.RunAsync(args);
}

try
{
    var builder = WebApplication.CreateBuilder(args);
    builder.Configuration.AddSharedDevelopmentSettings(builder.Environment);
    builder.Services.AddSupervision(builder.Configuration, builder.Environment);

    var app = builder.Build();
    app.UseSupervision();
    await Startup.PrepareAsync(app);
    await app.RunAsync();
    return 0;
}
catch (Exception failure) when (Startup.IsOfThePlace(failure))
{
    return CommandHost.Refuse($"网站没有启动：{failure.Message}");
}

/// <summary>The web program; public so that tests can start it.</summary>
public partial class Program;
