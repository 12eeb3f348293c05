using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Supervision.Domain.Inspections;
using Supervision.Domain.Plans;
using Supervision.Domain.Sittings;

namespace Supervision.Web.Persistence.Configurations;

internal sealed class LawInspectionConfiguration : IEntityTypeConfiguration<LawInspection>
{
    public void Configure(EntityTypeBuilder<LawInspection> inspection)
    {
        inspection.Ignore(i => i.Dossier).Ignore(i => i.Matter).Ignore(i => i.Link).Ignore(i => i.Leader).Ignore(i => i.IsOver).Ignore(i => i.IsFixed).Ignore(i => i.Mobilisation)
            .Ignore(i => i.Recipients).Ignore(i => i.Pause).Ignore(i => i.IsPostponed).Ignore(i => i.EarlyStops).Ignore(i => i.IsWithMembers);
        inspection.HasOne<PlanItem>().WithMany().HasForeignKey(i => i.PlanItem).OnDelete(DeleteBehavior.Restrict);
        inspection.HasOne<WorkCommittee>().WithMany().HasForeignKey(i => i.Committee).OnDelete(DeleteBehavior.Restrict);
        inspection.HasOne<LawText>().WithMany().HasForeignKey(i => i.Law).OnDelete(DeleteBehavior.Restrict);
        inspection.HasOne<Sitting>().WithMany().HasForeignKey(i => i.Sitting).OnDelete(DeleteBehavior.Restrict);
        inspection.HasIndex(i => i.PlanItem).IsUnique();
        inspection.HasIndex(i => new { i.Year, i.Serial }).IsUnique();
        inspection.HasOne<LawInspection>().WithMany().HasForeignKey(i => i.Earlier).OnDelete(DeleteBehavior.Restrict);
        inspection.OwnsMany(i => i.Deliveries, delivery =>
        {
            delivery.HasKey(d => d.Id);
            delivery.HasOne<Member>().WithMany().HasForeignKey(d => d.Member).OnDelete(DeleteBehavior.Restrict);
        });
        inspection.Navigation(i => i.Deliveries).HasField("deliveries");
        Group(inspection);
        Checklist(inspection);
        Meetings(inspection);
        inspection.OwnsMany(i => i.Sendings, sending => sending.HasKey(s => s.Id));
        inspection.Navigation(i => i.Sendings).HasField("sendings");
        inspection.OwnsMany(i => i.Pauses, pause => pause.HasKey(p => p.Id));
        inspection.Navigation(i => i.Pauses).HasField("pauses");
        inspection.OwnsMany(i => i.Steps, step => step.HasKey(s => s.Id));
        inspection.Navigation(i => i.Steps).HasField("steps");
    }

    private static void Group(EntityTypeBuilder<LawInspection> inspection)
    {
        inspection.OwnsMany(i => i.Bodies, body =>
        {
            body.HasKey(b => b.Id);
            body.HasOne<SupervisedBody>().WithMany().HasForeignKey(b => b.Body).OnDelete(DeleteBehavior.Restrict);
        });
        inspection.Navigation(i => i.Bodies).HasField("bodies");
        inspection.OwnsMany(i => i.Members, member =>
        {
            member.HasKey(m => m.Id);
            member.Ignore(m => m.IsThere).Ignore(m => m.Counts);
            member.HasIndex(m => m.Person);
            member.HasOne<Person>().WithMany().HasForeignKey(m => m.Person).OnDelete(DeleteBehavior.Restrict);
        });
        inspection.Navigation(i => i.Members).HasField("members");
        inspection.OwnsMany(i => i.Stops, stop => stop.HasKey(s => s.Id));
        inspection.Navigation(i => i.Stops).HasField("stops");
    }

    private static void Checklist(EntityTypeBuilder<LawInspection> inspection)
    {
        inspection.OwnsMany(i => i.Items, item =>
        {
            item.HasKey(i => i.Id);
            item.Ignore(i => i.Article);
            item.Property(i => i.Methods).HasConversion<int>();
        });
        inspection.Navigation(i => i.Items).HasField("items");
        inspection.OwnsMany(i => i.ItemBodies, body =>
        {
            body.HasKey(b => b.Id);
            body.HasOne<SupervisedBody>().WithMany().HasForeignKey(b => b.Body).OnDelete(DeleteBehavior.Restrict);
        });
        inspection.Navigation(i => i.ItemBodies).HasField("itemBodies");
    }

    private static void Meetings(EntityTypeBuilder<LawInspection> inspection)
    {
        inspection.OwnsMany(i => i.Meetings, meeting =>
        {
            meeting.HasKey(m => m.Id);
            meeting.Ignore(m => m.IsConfirmed);
        });
        inspection.Navigation(i => i.Meetings).HasField("meetings");
        inspection.OwnsMany(i => i.Presences, presence => presence.HasKey(p => p.Id));
        inspection.Navigation(i => i.Presences).HasField("presences");
    }
}

internal sealed class SelfInspectionReportConfiguration : IEntityTypeConfiguration<SelfInspectionReport>
{
    public void Configure(EntityTypeBuilder<SelfInspectionReport> report)
    {
        report.HasOne<LawInspection>().WithMany().HasForeignKey(r => r.Inspection).OnDelete(DeleteBehavior.Restrict);
        report.HasOne<SupervisedBody>().WithMany().HasForeignKey(r => r.Body).OnDelete(DeleteBehavior.Restrict);
        report.HasIndex(r => new { r.Inspection, r.Body }).IsUnique();
        report.OwnsMany(r => r.Answers, answer => answer.HasKey(a => a.Id));
        report.Navigation(r => r.Answers).HasField("answers");
        report.OwnsMany(r => r.Evidence, file => file.HasKey(e => e.Id));
        report.Navigation(r => r.Evidence).HasField("evidence");
    }
}

internal sealed class FieldVisitConfiguration : IEntityTypeConfiguration<FieldVisit>
{
    public void Configure(EntityTypeBuilder<FieldVisit> visit)
    {
        visit.HasOne<LawInspection>().WithMany().HasForeignKey(v => v.Inspection).OnDelete(DeleteBehavior.Restrict);
        visit.HasIndex(v => new { v.Inspection, v.Day });
    }
}

internal sealed class SampleDrawConfiguration : IEntityTypeConfiguration<SampleDraw>
{
    public void Configure(EntityTypeBuilder<SampleDraw> draw)
    {
        draw.Ignore(d => d.Drawn).Ignore(d => d.Replaced);
        draw.HasOne<LawInspection>().WithMany().HasForeignKey(d => d.Inspection).OnDelete(DeleteBehavior.Restrict);
        draw.HasIndex(d => d.Inspection);
        draw.OwnsMany(d => d.Units, unit => unit.HasKey(u => u.Id));
        draw.Navigation(d => d.Units).HasField("units");
    }
}
