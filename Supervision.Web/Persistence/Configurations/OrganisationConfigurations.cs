using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Supervision.Web.Persistence.Configurations;

internal sealed class MemberConfiguration : IEntityTypeConfiguration<Member>
{
    public void Configure(EntityTypeBuilder<Member> member)
    {
        member.Ignore(m => m.IsCouncil);
        member.HasOne<Person>().WithMany().HasForeignKey(m => m.Person);
        member.HasOne<Term>().WithMany().HasForeignKey(m => m.Term);
    }
}

internal sealed class SupervisedBodyConfiguration : IEntityTypeConfiguration<SupervisedBody>
{
    public void Configure(EntityTypeBuilder<SupervisedBody> body) => body.OwnsMany(b => b.Heads, head => head.HasKey(h => h.Id));
}

internal sealed class RoleHoldingConfiguration : IEntityTypeConfiguration<RoleHolding>
{
    public void Configure(EntityTypeBuilder<RoleHolding> holding) =>
        holding.HasOne<Person>().WithMany().HasForeignKey(h => h.Person);
}
