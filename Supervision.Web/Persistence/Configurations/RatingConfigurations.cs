using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Supervision.Domain.Ratings;
using Supervision.Domain.Sittings;

namespace Supervision.Web.Persistence.Configurations;

internal sealed class RatingTemplateConfiguration : IEntityTypeConfiguration<RatingTemplate>
{
    public void Configure(EntityTypeBuilder<RatingTemplate> template)
    {
        template.HasIndex(t => new { t.Name, t.Version }).IsUnique();
        template.Property(t => t.Reason).HasMaxLength(RatingTemplate.LongestReason);
    }
}

internal sealed class RatingRoundConfiguration : IEntityTypeConfiguration<RatingRound>
{
    public void Configure(EntityTypeBuilder<RatingRound> round)
    {
        round.Ignore(r => r.Matter);
        round.Ignore(r => r.Form);
        round.Ignore(r => r.Numbers);
        round.Ignore(r => r.OpenCorrection);
        round.Ignore(r => r.Correction);
        round.Ignore(r => r.IsVoidingOpen);
        round.Ignore(r => r.ScreenUntil);
        round.HasIndex(r => r.Main);
        round.Property(r => r.Envelope).HasMaxLength(RatingRound.LongestEnvelope);
        round.Property(r => r.VoidNote).HasMaxLength(RatingRound.LongestNote);
        round.HasOne<Sitting>().WithMany().HasForeignKey(r => r.Sitting).OnDelete(DeleteBehavior.Restrict);
        round.HasOne<RatingTemplate>().WithMany().HasForeignKey(r => r.Template).OnDelete(DeleteBehavior.Restrict);
        round.HasIndex(r => r.Sitting);
        round.OwnsMany(r => r.Subjects, subject =>
        {
            subject.HasKey(s => s.Id);
            subject.Property(s => s.Matter).HasConversion<AsText<Supervision.Domain.Dossiers.MatterRef?>>().HasMaxLength(200);
        });
        round.Navigation(r => r.Subjects).HasField("subjects");
        round.OwnsMany(r => r.Scrutineers, scrutineer => scrutineer.HasKey(s => s.Id));
        round.Navigation(r => r.Scrutineers).HasField("scrutineers");
        round.OwnsMany(r => r.Events, happened => happened.HasKey(e => e.Id));
        round.Navigation(r => r.Events).HasField("events");
    }
}

internal sealed class BallotConfigurations :
    IEntityTypeConfiguration<Slip>, IEntityTypeConfiguration<Ballot>, IEntityTypeConfiguration<RollEntry>, IEntityTypeConfiguration<SealedMark>, IEntityTypeConfiguration<OpenVote>
{
    public void Configure(EntityTypeBuilder<Slip> slip)
    {
        slip.HasKey(s => s.Hash);
        slip.HasIndex(s => s.Round);
    }

    // No index by round: its order would tell which ballot came in before which.
    public void Configure(EntityTypeBuilder<Ballot> ballot) => ballot.HasKey(b => b.Key);

    public void Configure(EntityTypeBuilder<OpenVote> vote) => vote.HasKey(v => new { v.Round, v.Member });

    public void Configure(EntityTypeBuilder<RollEntry> entry) => entry.HasKey(e => new { e.Round, e.Member });

    public void Configure(EntityTypeBuilder<SealedMark> mark) => mark.HasKey(m => m.Key);
}

/// <summary>Values kept as one text: they are read and written whole, never asked for in parts.</summary>
internal static class RatingJson
{
    public const int Longest = 20_000;

    public static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        IgnoreReadOnlyProperties = true,
        Converters = { new JsonStringEnumConverter(), new RatioText(), new RuleText() },
    };

    private sealed class RatioText : JsonConverter<Ratio>
    {
        public override Ratio Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var parts = reader.GetString()!.Split('/');
            return new(System.Numerics.BigInteger.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture),
                System.Numerics.BigInteger.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture));
        }

        public override void Write(Utf8JsonWriter writer, Ratio value, JsonSerializerOptions options) =>
            writer.WriteStringValue($"{value.Above}/{value.Below}");
    }

    private sealed class RuleText : JsonConverter<GradeRule>
    {
        public override GradeRule Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var document = JsonDocument.ParseValue(ref reader);
            var rule = document.RootElement.EnumerateObject().Single();
            return rule.Name switch
            {
                nameof(MajorityRule) => rule.Value.Deserialize<MajorityRule>(options)!,
                nameof(ScoreRule) => rule.Value.Deserialize<ScoreRule>(options)!,
                _ => rule.Value.Deserialize<ShareRule>(options)!,
            };
        }

        public override void Write(Utf8JsonWriter writer, GradeRule value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            writer.WritePropertyName(value.GetType().Name);
            JsonSerializer.Serialize(writer, value, value.GetType(), options);
            writer.WriteEndObject();
        }
    }
}

internal sealed class AsText<T>() : ValueConverter<T, string>(
    value => JsonSerializer.Serialize(value, RatingJson.Options), text => JsonSerializer.Deserialize<T>(text, RatingJson.Options)!);

internal sealed class SameText<T>() : ValueComparer<T>(
    (a, b) => JsonSerializer.Serialize(a, RatingJson.Options) == JsonSerializer.Serialize(b, RatingJson.Options),
    value => JsonSerializer.Serialize(value, RatingJson.Options).GetHashCode(StringComparison.Ordinal),
    value => value);
