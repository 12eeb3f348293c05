using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Supervision.Web.Persistence.Configurations;

internal sealed class SearchEntryConfiguration : IEntityTypeConfiguration<SearchEntry>
{
    private const int LongestText = 100_000;

    public void Configure(EntityTypeBuilder<SearchEntry> entry)
    {
        entry.Property(e => e.Text).HasMaxLength(LongestText);
        entry.Property(e => e.Folded).HasMaxLength(LongestText);
        entry.HasIndex(e => e.Owner);
        entry.HasIndex(e => new { e.Kind, e.Source }).IsUnique();
    }
}

internal sealed class CalendarFeedConfiguration : IEntityTypeConfiguration<CalendarFeed>
{
    public void Configure(EntityTypeBuilder<CalendarFeed> feed)
    {
        feed.HasKey(f => f.Person);
        feed.HasOne<Person>().WithOne().HasForeignKey<CalendarFeed>(f => f.Person);
        feed.HasIndex(f => f.TokenHash).IsUnique();
    }
}
