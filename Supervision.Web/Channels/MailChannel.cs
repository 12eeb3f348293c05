using System.Net.Sockets;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;
using MimeKit.Text;
using Supervision.Domain.Reminders;
using Supervision.Web.Persistence;

namespace Supervision.Web.Channels;

/// <summary>Mail through the relay of the house: plain text, one message to one person.</summary>
internal sealed class MailChannel(IOptions<MailOptions> options, TimeProvider clock) : IMessageChannel
{
    public ReminderChannel Kind => ReminderChannel.Email;

    public Task<bool> IsOnAsync(SupervisionDb db, CancellationToken stop) => Task.FromResult(options.Value.Enabled);

    public IReadOnlyList<Consignment> Pack(IReadOnlyList<Draft> drafts) => [.. drafts.Select(d => new Consignment([d], []))];

    public async Task<(IChannelLine? Line, Delivery? Fault)> OpenAsync(SupervisionDb db, CancellationToken stop)
    {
        var settings = options.Value;
        var client = new SmtpClient { Timeout = settings.TimeoutSeconds * 1000 };
        try
        {
            await client.ConnectAsync(settings.Host, settings.Port, SecurityOf(settings.Security), stop);
            if (settings.User.Length > 0)
            {
                await client.AuthenticateAsync(settings.User, settings.Password, stop);
            }

            return (new Line(client, MailboxAddress.Parse(settings.From), clock), null);
        }
        catch (Exception failure) when (IsOfTheServer(failure, stop))
        {
            client.Dispose();
            return (null, new(DeliveryKind.Postponed, OpeningWords(failure), failure.ToString()));
        }
    }

    private static SecureSocketOptions SecurityOf(MailSecurity security) => security switch
    {
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        MailSecurity.StartTls => SecureSocketOptions.StartTls,
        _ => SecureSocketOptions.None,
    };

    private static string OpeningWords(Exception failure) => failure switch
    {
        AuthenticationException => "邮件服务器不接受账号和密码",
        SslHandshakeException => "邮件服务器的证书不能确认",
        _ => "邮件服务器没有应答",
    };

    private static bool IsOfTheServer(Exception failure, CancellationToken stop) => !stop.IsCancellationRequested
        && failure is IOException or SocketException or SmtpCommandException or SmtpProtocolException or MailKit.ServiceNotConnectedException
            or SslHandshakeException or AuthenticationException or TimeoutException or OperationCanceledException or NotSupportedException;

    private sealed class Line(SmtpClient client, MailboxAddress from, TimeProvider clock) : IChannelLine
    {
        public async Task<Delivery> SendAsync(Consignment consignment, CancellationToken stop)
        {
            var draft = consignment.Drafts[0];
            using var mail = Compose(draft);
            try
            {
                var answer = await client.SendAsync(mail, stop);
                return new(DeliveryKind.Accepted, "邮件服务器已接收", Digest.OneLine(answer));
            }
            catch (SmtpCommandException refusal) when (IsForGood(refusal))
            {
                return new(DeliveryKind.Refused, $"邮件服务器拒收（{(int)refusal.StatusCode}），请核对邮箱", refusal.Message);
            }
            catch (Exception failure) when (IsOfTheServer(failure, stop))
            {
                return new(DeliveryKind.Postponed, failure is SmtpCommandException ? "邮件服务器暂时不收" : "发送中途断开", failure.ToString());
            }
        }

        public async ValueTask DisposeAsync()
        {
            try
            {
                await client.DisconnectAsync(quit: true, CancellationToken.None);
            }
            catch (Exception failure) when (IsOfTheServer(failure, CancellationToken.None))
            {
                // The line is dead already; what was taken is recorded.
            }

            client.Dispose();
        }

        private static bool IsForGood(SmtpCommandException refusal) =>
            refusal.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted && (int)refusal.StatusCode >= 500;

        private MimeMessage Compose(Draft draft) => new()
        {
            // The same for every try, so that a mail program can tell a second copy.
            MessageId = $"{draft.Id.Value:N}@{from.Domain}",
            Date = clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)),
            From = { from },
            To = { new MailboxAddress(Digest.OneLine(draft.Name), draft.Address) },
            Subject = Digest.OneLine(draft.Words.Subject),
            Headers = { { HeaderId.AutoSubmitted, "auto-generated" } },
            Body = new TextPart(TextFormat.Plain) { Text = draft.Words.Text },
        };
    }
}
