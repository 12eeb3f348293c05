using Microsoft.Extensions.Options;

namespace Supervision.Web.Channels;

/// <summary>Registers the ways out of the house.</summary>
internal static class ChannelsSetup
{
    public static IServiceCollection AddChannels(this IServiceCollection services)
    {
        services.AddOptions<MailOptions>().BindConfiguration(MailOptions.Section).ValidateOnStart();
        services.AddOptions<RobotOptions>().BindConfiguration(RobotOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<MailOptions>, MailOptionsCheck>().AddSingleton<IValidateOptions<RobotOptions>, RobotOptionsCheck>();
        services.AddSingleton<OutgoingLog>().AddSingleton<RobotPace>().AddSingleton<RobotGuard>();
        services.AddSingleton<IHostAddresses, HostAddresses>().AddSingleton<IDialer, Dialer>();
        services.AddHttpClient(RobotChannel.Client, (provider, client) =>
                client.Timeout = TimeSpan.FromSeconds(provider.GetRequiredService<IOptions<RobotOptions>>().Value.TimeoutSeconds))
            .ConfigurePrimaryHttpMessageHandler(p => GuardedHttp.Handler(p.GetRequiredService<RobotGuard>(), p.GetRequiredService<IDialer>()));
        return services.AddSingleton<IMessageChannel, MailChannel>().AddSingleton<IMessageChannel, RobotChannel>();
    }
}
