using Microsoft.EntityFrameworkCore.Design;

namespace Supervision.Web.Persistence.Sqlite;

/// <summary>The database on SQLite; its migrations lie beside it.</summary>
public sealed class SqliteSupervisionDb(DbContextOptions<SqliteSupervisionDb> options) : SupervisionDb(options);

/// <summary>Lets dotnet-ef make migrations without starting the program.</summary>
internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteSupervisionDb>
{
    public SqliteSupervisionDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteSupervisionDb>().UseSqlite("Data Source=design.db").Options);
}
