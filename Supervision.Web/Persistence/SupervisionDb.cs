using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Supervision.Web.Access;

namespace Supervision.Web.Persistence;

/// <summary>The database. Everything of the product is in it; each provider has a subclass with its own migrations.</summary>
/// <remarks>Every save of an audited row needs an <see cref="Actor"/> and adds to the audit trail in the same transaction.</remarks>
public abstract partial class SupervisionDb(DbContextOptions options)
    : IdentityUserContext<Account, Guid>(options)
{
    private readonly List<(MatterRef Matter, string Sentence)> told = [];
    private NewParts parts = NewParts.None;

    public DbSet<Person> People => Set<Person>();

    public DbSet<Term> Terms => Set<Term>();

    public DbSet<Member> Members => Set<Member>();

    public DbSet<WorkCommittee> WorkCommittees => Set<WorkCommittee>();

    public DbSet<SupervisedBody> SupervisedBodies => Set<SupervisedBody>();

    public DbSet<RoleHolding> RoleHoldings => Set<RoleHolding>();

    public DbSet<CalendarDayRow> CalendarDays => Set<CalendarDayRow>();

    public DbSet<RuleVersion> RuleVersions => Set<RuleVersion>();

    public DbSet<Obligation> Obligations => Set<Obligation>();

    public DbSet<StoredFile> StoredFiles => Set<StoredFile>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    /// <summary>Who acts through this context; set by <c>OpenAsync</c>.</summary>
    public Actor? Actor { get; internal set; }

    /// <summary>The clock the audit trail is written with.</summary>
    public TimeProvider Clock { get; internal set; } = TimeProvider.System;

    /// <summary>What all contexts of the program read together; null of a context that stands alone.</summary>
    internal SharedReading? Shared { get; set; }

    /// <summary>Set by an act that may add parts to its matter by the thousand: the next save stores them without watching them, and then the
    /// context forgets all it has read. Nothing that was read before can be changed through it afterwards.</summary>
    public bool AddsManyParts { get; set; }

    /// <summary>What a save of many parts stored, whole and no longer watched.</summary>
    internal IReadOnlyList<object> Stored { get; private set; } = [];

    /// <summary>Reads what many pages need, or takes what another one has just read; inside a transaction always anew.</summary>
    public Task<T> SharedAsync<T>(object key, Func<Task<T>> read)
        where T : class? => Shared is null || Database.CurrentTransaction is not null ? read() : Shared.GetAsync(key, read);

    /// <summary>What a page shows to one reader, kept until the next commit and no longer than the minute: a desk page is made twice for each
    /// opening, for the first paint and for its circuit. The rights were asked before; they are data, and a change of them is a commit.</summary>
    /// <param name="reader">Who reads; nothing is kept for the system.</param>
    /// <param name="what">Which view, with everything that was asked for.</param>
    /// <param name="read">Reads it. Nobody may change what it returns, and it depends on nothing but the database, the reader and the minute.</param>
    public Task<T> ViewAsync<T>(Actor reader, object what, Func<Task<T>> read)
        where T : class? => reader.Person is { } person
            ? SharedAsync(new ViewKey(person, typeof(T), Clock.GetUtcNow().Ticks / TimeSpan.TicksPerMinute, what), read)
            : read();

    private sealed record ViewKey(PersonId Person, Type View, long Minute, object What);

    /// <summary>One sentence of a matter's history, saved with the next save, e.g. 县人民政府 送交报告初稿（12 页）.</summary>
    public void Tell(MatterRef matter, string sentence) => told.Add((matter, sentence));

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        // Looked for once: after that everything is said to the tracker, and each further looking would cost as much as saving.
        var looked = ChangeTracker.AutoDetectChangesEnabled;
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            parts = AddsManyParts ? NewParts.TakeOut(ChangeTracker) : NewParts.None;
            ChangeTracker.DetectChanges();
            parts.PutBack();
            return await SaveAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = looked;
        }
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Save asynchronously: the audit trail is written on that way.");

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(SupervisionDb).Assembly);
        Conventions.Finish(builder);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        Conventions.Configure(configurationBuilder);

    private async Task<int> SaveAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken)
    {
        AggregateVersion.Raise(ChangeTracker, parts.Owners);
        if (told.Count == 0 && !parts.Any && !AuditTrail.HasChanges(ChangeTracker) && !ManyRows.IsWanted(ChangeTracker))
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }

        if (Database.CurrentTransaction is not null)
        {
            return await SaveWithTrailAsync(acceptAllChangesOnSuccess, cancellationToken);
        }

        await using var transaction = await Database.BeginTransactionAsync(cancellationToken);
        var saved = await SaveWithTrailAsync(acceptAllChangesOnSuccess, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return saved;
    }

    private async Task<int> SaveWithTrailAsync(bool accept, CancellationToken stop)
    {
        if (told.Count > 0 || parts.Any || AuditTrail.HasChanges(ChangeTracker))
        {
            await AuditTrail.AppendAsync(this, [.. told], parts, stop);
        }

        told.Clear();
        var found = SearchSources.ChangedIn(ChangeTracker);
        ManyRows.Insert(this);
        var saved = await base.SaveChangesAsync(accept, stop);
        parts.Insert(this);
        await UpdateSearchAsync(found, stop);
        Forget();
        return saved;
    }

    /// <summary>Inserts rows of one table, inside the transaction at hand.</summary>
    /// <param name="table">The table.</param>
    /// <param name="columns">What each of its columns stores of a row, in the order of its mapping.</param>
    /// <param name="rows">The rows; read once.</param>
    internal abstract void InsertRows<TRow>(ITableMapping table, IReadOnlyList<Func<TRow, object?>> columns, IEnumerable<TRow> rows);

    private void Forget()
    {
        if (parts.Any)
        {
            Stored = [.. parts.Owners.Select(o => o.Entity)];
            ChangeTracker.Clear();
            parts = NewParts.None;
        }
    }
}
