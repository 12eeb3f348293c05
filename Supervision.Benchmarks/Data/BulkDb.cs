using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Supervision.Web.Persistence;

namespace Supervision.Benchmarks.Data;

/// <summary>The product's tables without its trail and its search index: for filling a database fast.</summary>
internal sealed class BulkDb(DbContextOptions<BulkDb> options) : DbContext(options)
{
    /// <summary>Opens the file of a product's context with its model.</summary>
    public static BulkDb Over(SupervisionDb product)
    {
        var options = new DbContextOptionsBuilder<BulkDb>().UseModel((IModel)product.Model)
            .UseSqlite(product.Database.GetConnectionString()).Options;
        var db = new BulkDb(options);
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        db.Database.OpenConnection();
        db.Database.ExecuteSqlRaw("PRAGMA synchronous=OFF; PRAGMA cache_size=-200000;");
        return db;
    }

    /// <summary>The connection goes back to the pool with the settings that the product relies on.</summary>
    public override void Dispose()
    {
        Database.ExecuteSqlRaw("PRAGMA synchronous=FULL; PRAGMA cache_size=-2000;");
        base.Dispose();
    }

    /// <summary>Writes what was added.</summary>
    public void Flush()
    {
        SaveChanges();
        ChangeTracker.Clear();
    }
}
