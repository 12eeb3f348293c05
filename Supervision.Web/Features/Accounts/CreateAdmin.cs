using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Accounts;

/// <summary>Makes an administrator from the command line of the server; who may start programs there needs no other right.</summary>
public sealed class CreateAdmin(IDbContextFactory<SupervisionDb> databases, AccountMaker maker, PasswordPolicy policy, TimeProvider clock)
{
    public async Task<Outcome> RunAsync(string userName, string name, string password, CancellationToken stop)
    {
        await using var db = await databases.OpenAsync(Actor.System("命令行"), stop);
        (userName, name) = (userName.Trim(), name.Trim());
        List<Obstacle> obstacles =
        [
            .. AccountRules.ObstaclesToUserName(userName), .. OrganisationRules.ObstaclesToName(name, "Name", what: "姓名"),
            .. policy.ObstaclesTo(password, userName, "Password"),
        ];
        if (await db.Users.AnyAsync(a => a.NormalizedUserName == AccountMaker.Normalize(userName), stop))
        {
            obstacles.Add(new(AccountRules.Named, $"用户名 {userName} 已经有人使用，请换一个。", "UserName"));
        }

        if (obstacles.Count > 0)
        {
            return Outcome.Refused(obstacles);
        }

        var person = Person.Named(name, "系统管理员");
        db.Add(person);
        db.Add(RoleHolding.Of(person.Id, Role.SystemAdmin, clock.Today()));
        db.Add(maker.Make(person.Id, userName, password, mustChangePassword: false));
        db.Tell(MatterRef.House, $"新建系统管理员{name}（{userName}）");
        await db.SaveChangesAsync(stop);
        return Outcome.Done;
    }
}
