using System.Collections.Immutable;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Supervision.Domain.Opinions;
using Supervision.Domain.Plans;
using Supervision.Domain.Ratings;
using Supervision.Domain.Reports;
using Supervision.Web.Access;
using Supervision.Web.Persistence.Configurations;

namespace Supervision.Web.Persistence;

/// <summary>What holds for every table, so that no configuration repeats it and both providers can follow.</summary>
internal static class Conventions
{
    /// <summary>Typed ids of the Domain: record structs over one Guid.</summary>
    public static IEnumerable<Type> IdTypes { get; } = typeof(Rule).Assembly.GetTypes()
        .Where(t => t.IsValueType && t.Name.EndsWith("Id", StringComparison.Ordinal) && t.GetConstructor([typeof(Guid)]) is not null);

    public static void Configure(ModelConfigurationBuilder conventions)
    {
        foreach (var id in IdTypes)
        {
            conventions.Properties(id).HaveConversion(typeof(IdConverter<>).MakeGenericType(id));
        }

        // What the public reads is worked out from the blocks and never stored.
        conventions.IgnoreAny<Supervision.Domain.Documents.PublicRun>();

        // Kept inside the row of their point or version.
        conventions.IgnoreAny<PointSource>();
        conventions.IgnoreAny<PointChange>();
        conventions.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        conventions.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
        conventions.Properties<string>().HaveMaxLength(4000);
        conventions.Properties<RatingContent>().HaveConversion<AsText<RatingContent>, SameText<RatingContent>>().HaveMaxLength(RatingJson.Longest);
        conventions.Properties<ImmutableArray<SubjectCount>>()
            .HaveConversion<AsText<ImmutableArray<SubjectCount>>, SameText<ImmutableArray<SubjectCount>>>().HaveMaxLength(-1);
        conventions.Properties<ImmutableArray<CorrectionNote>>()
            .HaveConversion<AsText<ImmutableArray<CorrectionNote>>, SameText<ImmutableArray<CorrectionNote>>>().HaveMaxLength(-1);
        conventions.Properties<ImmutableArray<ResolutionCorrection>>()
            .HaveConversion<AsText<ImmutableArray<ResolutionCorrection>>, SameText<ImmutableArray<ResolutionCorrection>>>().HaveMaxLength(-1);
        conventions.Properties<ImmutableArray<int>>().HaveConversion<AsText<ImmutableArray<int>>, SameText<ImmutableArray<int>>>().HaveMaxLength(-1);
        conventions.Properties<ImmutableArray<Recusal>>().HaveConversion<AsText<ImmutableArray<Recusal>>, SameText<ImmutableArray<Recusal>>>().HaveMaxLength(-1);
        conventions.Properties<ImmutableArray<DoneStep>>().HaveConversion<AsText<ImmutableArray<DoneStep>>, SameText<ImmutableArray<DoneStep>>>().HaveMaxLength(-1);
        conventions.Properties<PaperCheck>().HaveConversion<AsText<PaperCheck>, SameText<PaperCheck>>().HaveMaxLength(-1);
        conventions.Properties<VoidProposal>().HaveConversion<AsText<VoidProposal>, SameText<VoidProposal>>().HaveMaxLength(-1);
        KeyWorkTexts.Configure(conventions);
        conventions.Properties<PlanItemContent>().HaveConversion<PlanContentText, SamePlanContent>().HaveMaxLength(PlanContentText.Longest);
    }

    public static void Finish(ModelBuilder builder)
    {
        foreach (var entity in builder.Model.GetEntityTypes().Where(e => e.ClrType != typeof(AuditEntry) && e.ClrType != typeof(SearchEntry)))
        {
            foreach (var key in entity.FindPrimaryKey()?.Properties ?? [])
            {
                key.ValueGenerated = ValueGenerated.Never;
            }

            if (AggregateVersion.IsAggregate(entity))
            {
                builder.Entity(entity.ClrType).Property<int>(AggregateVersion.Column).IsConcurrencyToken();
            }
        }
    }

    private sealed class IdConverter<TId>() : ValueConverter<TId, Guid>(ToGuid, FromGuid)
    {
        private static readonly Expression<Func<TId, Guid>> ToGuid = BuildToGuid();
        private static readonly Expression<Func<Guid, TId>> FromGuid = BuildFromGuid();

        private static Expression<Func<TId, Guid>> BuildToGuid()
        {
            var id = Expression.Parameter(typeof(TId));
            return Expression.Lambda<Func<TId, Guid>>(Expression.Property(id, "Value"), id);
        }

        private static Expression<Func<Guid, TId>> BuildFromGuid()
        {
            var value = Expression.Parameter(typeof(Guid));
            var constructor = typeof(TId).GetConstructor([typeof(Guid)])!;
            return Expression.Lambda<Func<Guid, TId>>(Expression.New(constructor, value), value);
        }
    }

    /// <summary>Instants as UTC ticks: SQLite cannot order a DateTimeOffset kept as text.</summary>
    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(
        instant => instant.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
