using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Supervision.Web.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AnnualPlans",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    CreatedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    DraftingSince = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ConsultedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ConsultUntil = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    SubmittedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    AdoptedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    AdoptedAt = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    AdoptedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    PublishedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ClosedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ImportedFrom = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AnnualPlans", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUsers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Person = table.Column<Guid>(type: "TEXT", nullable: false),
                    IsDisabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    MustChangePassword = table.Column<bool>(type: "INTEGER", nullable: false),
                    OneTimeUntil = table.Column<long>(type: "INTEGER", nullable: true),
                    LastSignIn = table.Column<long>(type: "INTEGER", nullable: true),
                    UserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedUserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    Email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedEmail = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    EmailConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    PasswordHash = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    SecurityStamp = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    PhoneNumber = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    LockoutEnd = table.Column<long>(type: "INTEGER", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUsers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AuditEntries",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Person = table.Column<Guid>(type: "TEXT", nullable: true),
                    Actor = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    MatterKind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    MatterId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Sentence = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Changes = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Previous = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditEntries", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "AuditHead",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditHead", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Ballots",
                columns: table => new
                {
                    Key = table.Column<Guid>(type: "TEXT", nullable: false),
                    Round = table.Column<Guid>(type: "TEXT", nullable: false),
                    Locked = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Ballots", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "CalendarDays",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Layer = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CalendarDays", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ChannelMarks",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    HiddenValue = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChannelMarks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "EndedSessions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EndedSessions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ExamQuestions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Part = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Options = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    RetiredOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExamQuestions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "JobLocks",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Holder = table.Column<Guid>(type: "TEXT", nullable: false),
                    Process = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Until = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JobLocks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "JobPauses",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JobPauses", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "JobRuns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Job = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    FinishedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    HasFailed = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsLost = table.Column<bool>(type: "INTEGER", nullable: false),
                    Seen = table.Column<int>(type: "INTEGER", nullable: false),
                    Changed = table.Column<int>(type: "INTEGER", nullable: false),
                    Done = table.Column<int>(type: "INTEGER", nullable: false),
                    Total = table.Column<int>(type: "INTEGER", nullable: false),
                    Result = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Links = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Fault = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true),
                    StartedBy = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JobRuns", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "KeyWorkCycles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    ChosenBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    ChosenOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KeyWorkCycles", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "LawExams",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Start = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    IsOpenBook = table.Column<bool>(type: "INTEGER", nullable: false),
                    Pass = table.Column<int>(type: "INTEGER", nullable: false),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LawExams", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "LawTexts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Law = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Organ = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    VersionDate = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Chapters = table.Column<int>(type: "INTEGER", nullable: false),
                    Sections = table.Column<int>(type: "INTEGER", nullable: false),
                    Articles = table.Column<int>(type: "INTEGER", nullable: false),
                    Problems = table.Column<int>(type: "INTEGER", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    AddedBy = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    AddedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    RetiredOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    RetireReason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LawTexts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Obligations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    MatterKind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    MatterId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Slot = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Act = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Deadline_Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Deadline_Raw = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Deadline_Target = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Deadline_Start_Name = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Deadline_Start_Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Deadline_RuleKey = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Deadline_RuleVersion = table.Column<Guid>(type: "TEXT", nullable: true),
                    Deadline_Reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Deadline_IsProvisional = table.Column<bool>(type: "INTEGER", nullable: false),
                    Deadline_EndsAt = table.Column<TimeOnly>(type: "TEXT", nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    MetOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    MetAt = table.Column<long>(type: "INTEGER", nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    IsPassedByMove = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsAdvisory = table.Column<bool>(type: "INTEGER", nullable: false),
                    ReminderCode = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Link = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    OwedBy_Id = table.Column<Guid>(type: "TEXT", nullable: true),
                    OwedBy_Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    OwedTo_Id = table.Column<Guid>(type: "TEXT", nullable: true),
                    OwedTo_Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Obligations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "OpenVotes",
                columns: table => new
                {
                    Round = table.Column<Guid>(type: "TEXT", nullable: false),
                    Member = table.Column<Guid>(type: "TEXT", nullable: false),
                    Marks = table.Column<byte[]>(type: "BLOB", nullable: false),
                    IsByHand = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OpenVotes", x => new { x.Round, x.Member });
                });

            migrationBuilder.CreateTable(
                name: "People",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Phone = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_People", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Publications",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    MatterKind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    MatterId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Issuer = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    MadeBy = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    MadeAt = table.Column<long>(type: "INTEGER", nullable: false),
                    CheckedBy = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    CheckedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ReturnReason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    PublishedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    WithdrawnOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Publications", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RatingTemplates",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Content = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: false),
                    IsFrozen = table.Column<bool>(type: "INTEGER", nullable: false),
                    MadeBy = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    MadeAt = table.Column<long>(type: "INTEGER", nullable: false),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RatingTemplates", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ReminderPauses",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Scope = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Target = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    From = table.Column<long>(type: "INTEGER", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReminderPauses", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Roll",
                columns: table => new
                {
                    Round = table.Column<Guid>(type: "TEXT", nullable: false),
                    Member = table.Column<Guid>(type: "TEXT", nullable: false),
                    HasDrawn = table.Column<bool>(type: "INTEGER", nullable: false),
                    MayDrawAgain = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Roll", x => new { x.Round, x.Member });
                });

            migrationBuilder.CreateTable(
                name: "RuleProposals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    EffectiveFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    ProposedBy = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    ProposedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    DecidedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RuleProposals", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RuleVersions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Value = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    EffectiveFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    EnteredBy = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    DecidedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    EnteredAt = table.Column<long>(type: "INTEGER", nullable: false),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RuleVersions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SealedMarks",
                columns: table => new
                {
                    Key = table.Column<Guid>(type: "TEXT", nullable: false),
                    Round = table.Column<Guid>(type: "TEXT", nullable: false),
                    Subject = table.Column<int>(type: "INTEGER", nullable: false),
                    Slot = table.Column<int>(type: "INTEGER", nullable: false),
                    Mark = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SealedMarks", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "SearchEntries",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Owner = table.Column<Guid>(type: "TEXT", nullable: false),
                    Source = table.Column<Guid>(type: "TEXT", nullable: false),
                    MatterKind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    MatterId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Purpose = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 100000, nullable: false),
                    Folded = table.Column<string>(type: "TEXT", maxLength: 100000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchEntries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Slips",
                columns: table => new
                {
                    Hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Round = table.Column<Guid>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Channel = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Slips", x => x.Hash);
                });

            migrationBuilder.CreateTable(
                name: "StoredFiles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Type = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Length = table.Column<long>(type: "INTEGER", nullable: false),
                    MatterKind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    MatterId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Purpose = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    AddedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    AddedByName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    AddedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StoredFiles", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SupervisedBodies",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    ShortName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Parent = table.Column<Guid>(type: "TEXT", nullable: true),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Predecessor = table.Column<Guid>(type: "TEXT", nullable: true),
                    Successor = table.Column<Guid>(type: "TEXT", nullable: true),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SupervisedBodies", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Terms",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Start = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    End = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    FixedSeats = table.Column<int>(type: "INTEGER", nullable: false),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Terms", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "TopicProposals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Person = table.Column<Guid>(type: "TEXT", nullable: true),
                    ProposedBy = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Committee = table.Column<Guid>(type: "TEXT", nullable: true),
                    Body = table.Column<Guid>(type: "TEXT", nullable: true),
                    ProposedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Item = table.Column<Guid>(type: "TEXT", nullable: true),
                    DeclineReason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TopicProposals", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "WorkCommittees",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    ShortName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    IsPersonnel = table.Column<bool>(type: "INTEGER", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkCommittees", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "YearClosings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    ClosedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ClosedBy = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Rules = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_YearClosings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PlanVersions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Plan = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    StartedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    SubmittedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    AdoptedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    AdoptedAt = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    AdoptedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    PublishedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlanVersions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PlanVersions_AnnualPlans_Plan",
                        column: x => x.Plan,
                        principalTable: "AnnualPlans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "StatutoryCheck",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Topic = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Item = table.Column<Guid>(type: "TEXT", nullable: true),
                    StruckReason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    AnnualPlanId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StatutoryCheck", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StatutoryCheck_AnnualPlans_AnnualPlanId",
                        column: x => x.AnnualPlanId,
                        principalTable: "AnnualPlans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserClaims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClaimType = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    ClaimValue = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AspNetUserClaims_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserLogins",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    ProviderKey = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    ProviderDisplayName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserLogins", x => new { x.LoginProvider, x.ProviderKey });
                    table.ForeignKey(
                        name: "FK_AspNetUserLogins_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserTokens",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LoginProvider = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Value = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserTokens", x => new { x.UserId, x.LoginProvider, x.Name });
                    table.ForeignKey(
                        name: "FK_AspNetUserTokens_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CycleMove",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Step = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    KeyWorkCycleId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CycleMove", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CycleMove_KeyWorkCycles_KeyWorkCycleId",
                        column: x => x.KeyWorkCycleId,
                        principalTable: "KeyWorkCycles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ExamCandidate",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Appointee = table.Column<Guid>(type: "TEXT", nullable: false),
                    Appointment = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Score = table.Column<decimal>(type: "TEXT", nullable: true),
                    Absence = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    MarkedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    LawExamId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExamCandidate", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ExamCandidate_LawExams_LawExamId",
                        column: x => x.LawExamId,
                        principalTable: "LawExams",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ExamCorrection",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Appointment = table.Column<Guid>(type: "TEXT", nullable: false),
                    ScoreBefore = table.Column<decimal>(type: "TEXT", nullable: true),
                    AbsenceBefore = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Score = table.Column<decimal>(type: "TEXT", nullable: true),
                    Absence = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    LawExamId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExamCorrection", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ExamCorrection_LawExams_LawExamId",
                        column: x => x.LawExamId,
                        principalTable: "LawExams",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ExamSittings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Exam = table.Column<Guid>(type: "TEXT", nullable: false),
                    Appointment = table.Column<Guid>(type: "TEXT", nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EndsAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Score = table.Column<int>(type: "INTEGER", nullable: true),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExamSittings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ExamSittings_LawExams_Exam",
                        column: x => x.Exam,
                        principalTable: "LawExams",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PaperQuestion",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Question = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Options = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Points = table.Column<int>(type: "INTEGER", nullable: false),
                    LawExamId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PaperQuestion", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PaperQuestion_LawExams_LawExamId",
                        column: x => x.LawExamId,
                        principalTable: "LawExams",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "LawProvisions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Law = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Under = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Sub = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Raw = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LawProvisions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LawProvisions_LawTexts_Law",
                        column: x => x.Law,
                        principalTable: "LawTexts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LateMarks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Obligation = table.Column<Guid>(type: "TEXT", nullable: false),
                    DeadlineVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    To = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    DaysLate = table.Column<int>(type: "INTEGER", nullable: false),
                    MarkedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    WithdrawnAt = table.Column<long>(type: "INTEGER", nullable: true),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LateMarks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LateMarks_Obligations_Obligation",
                        column: x => x.Obligation,
                        principalTable: "Obligations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ObligationRevision",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    ReplacedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ObligationId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ObligationRevision", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ObligationRevision_Obligations_ObligationId",
                        column: x => x.ObligationId,
                        principalTable: "Obligations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Appointees",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Person = table.Column<Guid>(type: "TEXT", nullable: false),
                    OpenedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ClosedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ClosedReason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Appointees", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Appointees_People_Person",
                        column: x => x.Person,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CalendarFeeds",
                columns: table => new
                {
                    Person = table.Column<Guid>(type: "TEXT", nullable: false),
                    TokenHash = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LastReadOn = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CalendarFeeds", x => x.Person);
                    table.ForeignKey(
                        name: "FK_CalendarFeeds_People_Person",
                        column: x => x.Person,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "OutgoingMessages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Recipient = table.Column<Guid>(type: "TEXT", nullable: false),
                    Channel = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Slot = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    IsUrgent = table.Column<bool>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    FirstTriedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    TriedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    NextAt = table.Column<long>(type: "INTEGER", nullable: false),
                    AcceptedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Fault = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutgoingMessages", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OutgoingMessages_People_Recipient",
                        column: x => x.Recipient,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReminderContacts",
                columns: table => new
                {
                    Person = table.Column<Guid>(type: "TEXT", nullable: false),
                    Email = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    ByEmail = table.Column<bool>(type: "INTEGER", nullable: false),
                    ByRobot = table.Column<bool>(type: "INTEGER", nullable: false),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReminderContacts", x => x.Person);
                    table.ForeignKey(
                        name: "FK_ReminderContacts_People_Person",
                        column: x => x.Person,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RoleHoldings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Person = table.Column<Guid>(type: "TEXT", nullable: false),
                    Role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Scope = table.Column<Guid>(type: "TEXT", nullable: true),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoleHoldings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RoleHoldings_People_Person",
                        column: x => x.Person,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PublicationBlock",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Heading = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 100000, nullable: false),
                    PublicationId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PublicationBlock", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PublicationBlock_Publications_PublicationId",
                        column: x => x.PublicationId,
                        principalTable: "Publications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RuleValue",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Before = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    After = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Seen = table.Column<int>(type: "INTEGER", nullable: false),
                    RuleProposalId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RuleValue", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RuleValue_RuleProposals_RuleProposalId",
                        column: x => x.RuleProposalId,
                        principalTable: "RuleProposals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PapersSeen",
                columns: table => new
                {
                    Person = table.Column<Guid>(type: "TEXT", nullable: false),
                    File = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PapersSeen", x => new { x.Person, x.File });
                    table.ForeignKey(
                        name: "FK_PapersSeen_People_Person",
                        column: x => x.Person,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_PapersSeen_StoredFiles_File",
                        column: x => x.File,
                        principalTable: "StoredFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AppraisalChoices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Organ = table.Column<Guid>(type: "TEXT", nullable: false),
                    DecidedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Minutes = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    RevokedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    RevokeReason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    RevokeMinutes = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AppraisalChoices", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AppraisalChoices_SupervisedBodies_Organ",
                        column: x => x.Organ,
                        principalTable: "SupervisedBodies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BodyHead",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Post = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    SupervisedBodyId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BodyHead", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BodyHead_SupervisedBodies_SupervisedBodyId",
                        column: x => x.SupervisedBodyId,
                        principalTable: "SupervisedBodies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "BodyNotices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Body = table.Column<Guid>(type: "TEXT", nullable: false),
                    MatterKind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    MatterId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    MadeAt = table.Column<long>(type: "INTEGER", nullable: false),
                    SeenAt = table.Column<long>(type: "INTEGER", nullable: true),
                    SeenBy = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BodyNotices", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BodyNotices_SupervisedBodies_Body",
                        column: x => x.Body,
                        principalTable: "SupervisedBodies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ConsultationAnswer",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Body = table.Column<Guid>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    ReceivedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    AnnualPlanId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConsultationAnswer", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ConsultationAnswer_AnnualPlans_AnnualPlanId",
                        column: x => x.AnnualPlanId,
                        principalTable: "AnnualPlans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ConsultationAnswer_SupervisedBodies_Body",
                        column: x => x.Body,
                        principalTable: "SupervisedBodies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CouncilMeetings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Term = table.Column<Guid>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Presider = table.Column<Guid>(type: "TEXT", nullable: false),
                    CouncilSize = table.Column<int>(type: "INTEGER", nullable: false),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CouncilMeetings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CouncilMeetings_Terms_Term",
                        column: x => x.Term,
                        principalTable: "Terms",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Members",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Term = table.Column<Guid>(type: "TEXT", nullable: false),
                    Person = table.Column<Guid>(type: "TEXT", nullable: false),
                    Position = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    EndReason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Members", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Members_People_Person",
                        column: x => x.Person,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Members_Terms_Term",
                        column: x => x.Term,
                        principalTable: "Terms",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Sittings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AgendaAdoptedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    CheckInCode = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Term = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    FirstDay = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    LastDay = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    StartTime = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    IsUrgent = table.Column<bool>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    DateFixedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    CalledBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    NoticedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ClosedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    MinutesApprovedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    CancelReason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    OpenedWith = table.Column<int>(type: "INTEGER", nullable: true),
                    OpenedOf = table.Column<int>(type: "INTEGER", nullable: true),
                    Presider = table.Column<Guid>(type: "TEXT", nullable: true),
                    Charge = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sittings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Sittings_Terms_Term",
                        column: x => x.Term,
                        principalTable: "Terms",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "FollowUps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PlanItem = table.Column<Guid>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Instrument = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Terms = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Body = table.Column<Guid>(type: "TEXT", nullable: true),
                    Committee = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReportBy = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    EndedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Finding = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FollowUps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FollowUps_SupervisedBodies_Body",
                        column: x => x.Body,
                        principalTable: "SupervisedBodies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_FollowUps_WorkCommittees_Committee",
                        column: x => x.Committee,
                        principalTable: "WorkCommittees",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ClosedCorrection",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Was = table.Column<int>(type: "INTEGER", nullable: false),
                    Now = table.Column<int>(type: "INTEGER", nullable: false),
                    FoundOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    WasShown = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    NowShown = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    YearClosingId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClosedCorrection", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ClosedCorrection_YearClosings_YearClosingId",
                        column: x => x.YearClosingId,
                        principalTable: "YearClosings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ClosedFigure",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    Shown = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    YearClosingId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClosedFigure", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ClosedFigure_YearClosings_YearClosingId",
                        column: x => x.YearClosingId,
                        principalTable: "YearClosings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PlanChange",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Item = table.Column<Guid>(type: "TEXT", nullable: false),
                    Content = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    PlanVersionId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlanChange", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PlanChange_PlanVersions_PlanVersionId",
                        column: x => x.PlanVersionId,
                        principalTable: "PlanVersions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PlanVersionLine",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Item = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Bodies = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Committees = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    LeadMember = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Time = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Sitting = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    IsRated = table.Column<bool>(type: "INTEGER", nullable: false),
                    KeyPoints = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Remarks = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    FollowUp = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Ended = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Link = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    PlanVersionId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlanVersionLine", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PlanVersionLine_PlanVersions_PlanVersionId",
                        column: x => x.PlanVersionId,
                        principalTable: "PlanVersions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ExamAnswer",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Choice = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    ExamSittingId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExamAnswer", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ExamAnswer_ExamSittings_ExamSittingId",
                        column: x => x.ExamSittingId,
                        principalTable: "ExamSittings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DismissalBill",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Post = table.Column<Guid>(type: "TEXT", nullable: false),
                    Mover = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Movers = table.Column<int>(type: "INTEGER", nullable: false),
                    MovedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Defence = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    VotedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Yes = table.Column<int>(type: "INTEGER", nullable: false),
                    No = table.Column<int>(type: "INTEGER", nullable: false),
                    Abstained = table.Column<int>(type: "INTEGER", nullable: false),
                    Members = table.Column<int>(type: "INTEGER", nullable: false),
                    AppointeeId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DismissalBill", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DismissalBill_Appointees_AppointeeId",
                        column: x => x.AppointeeId,
                        principalTable: "Appointees",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DutyReports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Appointee = table.Column<Guid>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    File = table.Column<Guid>(type: "TEXT", nullable: true),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    SubmittedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    IsByOffice = table.Column<bool>(type: "INTEGER", nullable: false),
                    ReturnReason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    ReviewedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    FiledOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ExemptReason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DutyReports", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DutyReports_Appointees_Appointee",
                        column: x => x.Appointee,
                        principalTable: "Appointees",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Reminders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Obligation = table.Column<Guid>(type: "TEXT", nullable: false),
                    DeadlineVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    OffsetCode = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Recipient = table.Column<Guid>(type: "TEXT", nullable: false),
                    Channel = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Link = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    LastDay = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Why = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Instead = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: false),
                    IsImmediate = table.Column<bool>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Message = table.Column<Guid>(type: "TEXT", nullable: true),
                    SentAt = table.Column<long>(type: "INTEGER", nullable: true),
                    IsCatchUp = table.Column<bool>(type: "INTEGER", nullable: false),
                    ReadAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Reminders", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Reminders_Obligations_Obligation",
                        column: x => x.Obligation,
                        principalTable: "Obligations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Reminders_OutgoingMessages_Message",
                        column: x => x.Message,
                        principalTable: "OutgoingMessages",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Reminders_People_Recipient",
                        column: x => x.Recipient,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "BlackedOut",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Ground = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PublicationBlockId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BlackedOut", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BlackedOut_PublicationBlock_PublicationBlockId",
                        column: x => x.PublicationBlockId,
                        principalTable: "PublicationBlock",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CouncilItem",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Purpose = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    MatterKind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    MatterId = table.Column<Guid>(type: "TEXT", nullable: true),
                    TextHash = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    CouncilMeetingId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CouncilItem", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CouncilItem_CouncilMeetings_CouncilMeetingId",
                        column: x => x.CouncilMeetingId,
                        principalTable: "CouncilMeetings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CouncilPresence",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Member = table.Column<Guid>(type: "TEXT", nullable: false),
                    CouncilMeetingId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CouncilPresence", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CouncilPresence_CouncilMeetings_CouncilMeetingId",
                        column: x => x.CouncilMeetingId,
                        principalTable: "CouncilMeetings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AgendaItem",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Reporter = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    MatterKind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    MatterId = table.Column<Guid>(type: "TEXT", nullable: true),
                    IsAdopted = table.Column<bool>(type: "INTEGER", nullable: false),
                    MovedTo = table.Column<Guid>(type: "TEXT", nullable: true),
                    MoveReason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    SittingId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgendaItem", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AgendaItem_Sittings_SittingId",
                        column: x => x.SittingId,
                        principalTable: "Sittings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Appointment",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Organ = table.Column<Guid>(type: "TEXT", nullable: true),
                    Post = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Nominator = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    NominatedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Sitting = table.Column<Guid>(type: "TEXT", nullable: true),
                    SittingName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    IsRecorded = table.Column<bool>(type: "INTEGER", nullable: false),
                    Yes = table.Column<int>(type: "INTEGER", nullable: true),
                    No = table.Column<int>(type: "INTEGER", nullable: true),
                    Abstained = table.Column<int>(type: "INTEGER", nullable: true),
                    Base = table.Column<int>(type: "INTEGER", nullable: true),
                    Certificate = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    EndReason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    EndBasis = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    WithdrawnOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    WithdrawnReason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Exemption = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    StatementOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    StatementFile = table.Column<Guid>(type: "TEXT", nullable: true),
                    StatementName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    IsStatementByOffice = table.Column<bool>(type: "INTEGER", nullable: false),
                    Commitments = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    OathOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    OathPlace = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    OathPresider = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    IsOathInGroup = table.Column<bool>(type: "INTEGER", nullable: false),
                    AppointeeId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Appointment", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Appointment_Appointees_AppointeeId",
                        column: x => x.AppointeeId,
                        principalTable: "Appointees",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Appointment_Sittings_Sitting",
                        column: x => x.Sitting,
                        principalTable: "Sittings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Appointment_SupervisedBodies_Organ",
                        column: x => x.Organ,
                        principalTable: "SupervisedBodies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Appraisals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Choice = table.Column<Guid>(type: "TEXT", nullable: false),
                    PlanItem = table.Column<Guid>(type: "TEXT", nullable: true),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Organ = table.Column<Guid>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Sitting = table.Column<Guid>(type: "TEXT", nullable: true),
                    Arrangement = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    SchemeDecision = table.Column<Guid>(type: "TEXT", nullable: true),
                    NoticePlace = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Appraisals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Appraisals_AppraisalChoices_Choice",
                        column: x => x.Choice,
                        principalTable: "AppraisalChoices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Appraisals_Sittings_Sitting",
                        column: x => x.Sitting,
                        principalTable: "Sittings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Appraisals_SupervisedBodies_Organ",
                        column: x => x.Organ,
                        principalTable: "SupervisedBodies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Attendances",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Sitting = table.Column<Guid>(type: "TEXT", nullable: false),
                    Member = table.Column<Guid>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Half = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Mark = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Leave = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    LateMinutes = table.Column<int>(type: "INTEGER", nullable: true),
                    Source = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    RecordedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Attendances", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Attendances_Members_Member",
                        column: x => x.Member,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Attendances_Sittings_Sitting",
                        column: x => x.Sitting,
                        principalTable: "Sittings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "LeaveRequests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Sitting = table.Column<Guid>(type: "TEXT", nullable: false),
                    Member = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    AskedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    DecidedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    DecidedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Remark = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LeaveRequests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LeaveRequests_Members_Member",
                        column: x => x.Member,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_LeaveRequests_Sittings_Sitting",
                        column: x => x.Sitting,
                        principalTable: "Sittings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PlanItems",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Plan = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    TitleKey = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    LeadMember = table.Column<Guid>(type: "TEXT", nullable: true),
                    FirstMonth = table.Column<int>(type: "INTEGER", nullable: true),
                    LastMonth = table.Column<int>(type: "INTEGER", nullable: true),
                    TimeText = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Sitting = table.Column<Guid>(type: "TEXT", nullable: true),
                    IsRated = table.Column<bool>(type: "INTEGER", nullable: false),
                    KeyPoints = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Remarks = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    OriginSequence = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    WorkKind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    WorkId = table.Column<Guid>(type: "TEXT", nullable: true),
                    WorkLink = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    DoneOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DoneNote = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Instrument = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    ReportBy = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    EndedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    EndReason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    MovedTo = table.Column<Guid>(type: "TEXT", nullable: true),
                    MovedToYear = table.Column<int>(type: "INTEGER", nullable: true),
                    MovedFrom = table.Column<Guid>(type: "TEXT", nullable: true),
                    MovedFromYear = table.Column<int>(type: "INTEGER", nullable: true),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlanItems", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PlanItems_AnnualPlans_Plan",
                        column: x => x.Plan,
                        principalTable: "AnnualPlans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_PlanItems_Members_LeadMember",
                        column: x => x.LeadMember,
                        principalTable: "Members",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_PlanItems_Sittings_Sitting",
                        column: x => x.Sitting,
                        principalTable: "Sittings",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "RatingRounds",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    IsDrawingPaused = table.Column<bool>(type: "INTEGER", nullable: false),
                    Voiding = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true),
                    Corrections = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Members = table.Column<int>(type: "INTEGER", nullable: false),
                    InOffice = table.Column<int>(type: "INTEGER", nullable: false),
                    Seats = table.Column<int>(type: "INTEGER", nullable: false),
                    Entitled = table.Column<int>(type: "INTEGER", nullable: false),
                    Present = table.Column<int>(type: "INTEGER", nullable: false),
                    BoxKey = table.Column<byte[]>(type: "BLOB", nullable: false),
                    WrappedKey = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OpenedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    CastBeforeClosing = table.Column<int>(type: "INTEGER", nullable: false),
                    ReserveDrawn = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Sitting = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Earlier = table.Column<Guid>(type: "TEXT", nullable: true),
                    Template = table.Column<Guid>(type: "TEXT", nullable: false),
                    Content = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: false),
                    Way = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    IsRehearsal = table.Column<bool>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ApprovedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    Main = table.Column<Guid>(type: "TEXT", nullable: true),
                    GroupPlaces = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    HandedOut = table.Column<int>(type: "INTEGER", nullable: false),
                    OwnResults = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Paper = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true),
                    Envelope = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    Recusals = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    StepsDone = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Issued = table.Column<int>(type: "INTEGER", nullable: false),
                    Collected = table.Column<int>(type: "INTEGER", nullable: false),
                    Unreadable = table.Column<int>(type: "INTEGER", nullable: false),
                    BoxSeal = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Results = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Void = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    VoidNote = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    VoidedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    AnnouncedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    IsCompacted = table.Column<bool>(type: "INTEGER", nullable: false),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RatingRounds", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RatingRounds_RatingTemplates_Template",
                        column: x => x.Template,
                        principalTable: "RatingTemplates",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RatingRounds_Sittings_Sitting",
                        column: x => x.Sitting,
                        principalTable: "Sittings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SittingGuest",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Post = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Person = table.Column<Guid>(type: "TEXT", nullable: true),
                    ArrivedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    SittingId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SittingGuest", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SittingGuest_Sittings_SittingId",
                        column: x => x.SittingId,
                        principalTable: "Sittings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SittingMove",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    FromFirst = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    FromLast = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ToFirst = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ToLast = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    MovedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    SittingId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SittingMove", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SittingMove_Sittings_SittingId",
                        column: x => x.SittingId,
                        principalTable: "Sittings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SpecialReports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    IsStatutory = table.Column<bool>(type: "INTEGER", nullable: false),
                    Topic = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Origin = table.Column<Guid>(type: "TEXT", nullable: true),
                    RaisedTo = table.Column<Guid>(type: "TEXT", nullable: true),
                    EarliestOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Examination_Committee = table.Column<Guid>(type: "TEXT", nullable: true),
                    Examination_AskedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Examination_DueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Examination_Decision = table.Column<Guid>(type: "TEXT", nullable: true),
                    Examination_Opinion = table.Column<string>(type: "TEXT", maxLength: 5000, nullable: true),
                    Examination_GivenOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Examination_GivenBy = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Wish = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    WishReason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Serial = table.Column<int>(type: "INTEGER", nullable: false),
                    PlanItem = table.Column<Guid>(type: "TEXT", nullable: true),
                    Tier = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Organ = table.Column<Guid>(type: "TEXT", nullable: true),
                    Department = table.Column<Guid>(type: "TEXT", nullable: true),
                    Committee = table.Column<Guid>(type: "TEXT", nullable: false),
                    LeadMember = table.Column<Guid>(type: "TEXT", nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Sitting = table.Column<Guid>(type: "TEXT", nullable: true),
                    DecidedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    IsOfSurvey = table.Column<bool>(type: "INTEGER", nullable: false),
                    DeliveredHash = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Reporter_Name = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Reporter_Post = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Reporter_Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Reporter_Letter = table.Column<Guid>(type: "TEXT", nullable: true),
                    Reporter_LetterName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    NobodySpoke = table.Column<bool>(type: "INTEGER", nullable: false),
                    CouncilMeeting = table.Column<Guid>(type: "TEXT", nullable: true),
                    MeetingDay = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    MeetingFixedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    MeetingName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    MeetingPlace = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Remarks_Text = table.Column<string>(type: "TEXT", maxLength: 5000, nullable: true),
                    Remarks_AnswerDue = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Remarks_Letter = table.Column<Guid>(type: "TEXT", nullable: true),
                    Remarks_Hash = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Remarks_Decision = table.Column<Guid>(type: "TEXT", nullable: true),
                    Remarks_SentOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Notes = table.Column<string>(type: "TEXT", maxLength: 5000, nullable: false),
                    RaisedTopic = table.Column<Guid>(type: "TEXT", nullable: true),
                    HasNoOpinions = table.Column<bool>(type: "INTEGER", nullable: false),
                    HasNoComments = table.Column<bool>(type: "INTEGER", nullable: false),
                    AnswersWaivedBecause = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    ReturnedUntil = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SpecialReports", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SpecialReports_CouncilMeetings_CouncilMeeting",
                        column: x => x.CouncilMeeting,
                        principalTable: "CouncilMeetings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SpecialReports_People_LeadMember",
                        column: x => x.LeadMember,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SpecialReports_Sittings_Sitting",
                        column: x => x.Sitting,
                        principalTable: "Sittings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SpecialReports_SpecialReports_Origin",
                        column: x => x.Origin,
                        principalTable: "SpecialReports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SpecialReports_SupervisedBodies_Department",
                        column: x => x.Department,
                        principalTable: "SupervisedBodies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SpecialReports_SupervisedBodies_Organ",
                        column: x => x.Organ,
                        principalTable: "SupervisedBodies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SpecialReports_WorkCommittees_Committee",
                        column: x => x.Committee,
                        principalTable: "WorkCommittees",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FollowUpReport",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    File = table.Column<Guid>(type: "TEXT", nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    IsByOffice = table.Column<bool>(type: "INTEGER", nullable: false),
                    DaysLate = table.Column<int>(type: "INTEGER", nullable: false),
                    ReturnReason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    FollowUpId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FollowUpReport", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FollowUpReport_FollowUps_FollowUpId",
                        column: x => x.FollowUpId,
                        principalTable: "FollowUps",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CommitmentAnswer",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Commitment = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    DutyReportId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CommitmentAnswer", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CommitmentAnswer_DutyReports_DutyReportId",
                        column: x => x.DutyReportId,
                        principalTable: "DutyReports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CouncilDecision",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    MinutesNumber = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    EnteredBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    EnteredAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ConfirmedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    ConfirmedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    CouncilItemId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CouncilDecision", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CouncilDecision_CouncilItem_CouncilItemId",
                        column: x => x.CouncilItemId,
                        principalTable: "CouncilItem",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AppraisalPaper",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Subject = table.Column<int>(type: "INTEGER", nullable: true),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    File = table.Column<Guid>(type: "TEXT", nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    IsByOffice = table.Column<bool>(type: "INTEGER", nullable: false),
                    AppraisalId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AppraisalPaper", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AppraisalPaper_Appraisals_AppraisalId",
                        column: x => x.AppraisalId,
                        principalTable: "Appraisals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AppraisalRemark",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Subject = table.Column<int>(type: "INTEGER", nullable: true),
                    Speaker = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    IsQuestion = table.Column<bool>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    AppraisalId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AppraisalRemark", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AppraisalRemark_Appraisals_AppraisalId",
                        column: x => x.AppraisalId,
                        principalTable: "Appraisals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AppraisalResult",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Subject = table.Column<int>(type: "INTEGER", nullable: false),
                    Round = table.Column<Guid>(type: "TEXT", nullable: false),
                    Grade = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    IsWorst = table.Column<bool>(type: "INTEGER", nullable: false),
                    Votes = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Rate = table.Column<decimal>(type: "TEXT", nullable: true),
                    RateOf = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    AnnouncedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    AppraisalId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AppraisalResult", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AppraisalResult_Appraisals_AppraisalId",
                        column: x => x.AppraisalId,
                        principalTable: "Appraisals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AppraisalStep",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    AppraisalId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AppraisalStep", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AppraisalStep_Appraisals_AppraisalId",
                        column: x => x.AppraisalId,
                        principalTable: "Appraisals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AppraisalSubject",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Appointee = table.Column<Guid>(type: "TEXT", nullable: false),
                    Appointment = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Post = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    StruckReason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    HeardOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    IsWritten = table.Column<bool>(type: "INTEGER", nullable: false),
                    WrittenLeave = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    MustRectify = table.Column<bool>(type: "INTEGER", nullable: false),
                    Measure = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    MeasureNote = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    MeasureOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    AppraisalId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AppraisalSubject", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AppraisalSubject_Appraisals_AppraisalId",
                        column: x => x.AppraisalId,
                        principalTable: "Appraisals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ItemBody",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Body = table.Column<Guid>(type: "TEXT", nullable: true),
                    PlanItemId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ItemBody", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ItemBody_PlanItems_PlanItemId",
                        column: x => x.PlanItemId,
                        principalTable: "PlanItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ItemBody_SupervisedBodies_Body",
                        column: x => x.Body,
                        principalTable: "SupervisedBodies",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "ItemCommittee",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Committee = table.Column<Guid>(type: "TEXT", nullable: true),
                    PlanItemId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ItemCommittee", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ItemCommittee_PlanItems_PlanItemId",
                        column: x => x.PlanItemId,
                        principalTable: "PlanItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ItemCommittee_WorkCommittees_Committee",
                        column: x => x.Committee,
                        principalTable: "WorkCommittees",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "KeyWorks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Content = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Owner = table.Column<Guid>(type: "TEXT", nullable: true),
                    Committee = table.Column<Guid>(type: "TEXT", nullable: false),
                    LeadMember = table.Column<Guid>(type: "TEXT", nullable: true),
                    PlanItem = table.Column<Guid>(type: "TEXT", nullable: true),
                    ChosenBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    CarriedFrom = table.Column<Guid>(type: "TEXT", nullable: true),
                    YearInRow = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    EndReason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    HeardOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    HeardFrom = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    HearingNotes = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    IsHeardOrally = table.Column<bool>(type: "INTEGER", nullable: false),
                    PlanDraft = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true),
                    GradePlace = table.Column<int>(type: "INTEGER", nullable: true),
                    GradeWords = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Measure = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    MeasureNote = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    ProgressDraft = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true),
                    ResultDraft = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true),
                    MidLight = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    MidPlanned = table.Column<decimal>(type: "TEXT", nullable: true),
                    MidActual = table.Column<decimal>(type: "TEXT", nullable: true),
                    MidVariance = table.Column<decimal>(type: "TEXT", nullable: true),
                    EndCompletion = table.Column<decimal>(type: "TEXT", nullable: true),
                    EndReported = table.Column<decimal>(type: "TEXT", nullable: true),
                    EndVerified = table.Column<int>(type: "INTEGER", nullable: true),
                    IndicatorCount = table.Column<int>(type: "INTEGER", nullable: true),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KeyWorks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_KeyWorks_People_LeadMember",
                        column: x => x.LeadMember,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_KeyWorks_PlanItems_PlanItem",
                        column: x => x.PlanItem,
                        principalTable: "PlanItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_KeyWorks_SupervisedBodies_Owner",
                        column: x => x.Owner,
                        principalTable: "SupervisedBodies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_KeyWorks_WorkCommittees_Committee",
                        column: x => x.Committee,
                        principalTable: "WorkCommittees",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LawInspections",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Tie = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    HigherCommittee = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    HigherDue = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    PlanItem = table.Column<Guid>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Serial = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Committee = table.Column<Guid>(type: "TEXT", nullable: false),
                    LeadMember = table.Column<Guid>(type: "TEXT", nullable: true),
                    Sitting = table.Column<Guid>(type: "TEXT", nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Law = table.Column<Guid>(type: "TEXT", nullable: true),
                    EarlierLaws = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Timetable = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Ways = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Press = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    MobilisationDay = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    FieldFrom = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    FieldUntil = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    SubGroups = table.Column<int>(type: "INTEGER", nullable: false),
                    IsSubmitted = table.Column<bool>(type: "INTEGER", nullable: false),
                    SchemeDecision = table.Column<Guid>(type: "TEXT", nullable: true),
                    ItinerarySentOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    EndReason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    SignedHash = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    SignedBy = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    SignedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    IsReportSubmitted = table.Column<bool>(type: "INTEGER", nullable: false),
                    ReportDecision = table.Column<Guid>(type: "TEXT", nullable: true),
                    ReportFile = table.Column<Guid>(type: "TEXT", nullable: true),
                    DistributedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    IsOnAgenda = table.Column<bool>(type: "INTEGER", nullable: false),
                    Reporter = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    NobodySpoke = table.Column<bool>(type: "INTEGER", nullable: false),
                    Earlier = table.Column<Guid>(type: "TEXT", nullable: true),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LawInspections", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LawInspections_LawInspections_Earlier",
                        column: x => x.Earlier,
                        principalTable: "LawInspections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LawInspections_LawTexts_Law",
                        column: x => x.Law,
                        principalTable: "LawTexts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LawInspections_PlanItems_PlanItem",
                        column: x => x.PlanItem,
                        principalTable: "PlanItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LawInspections_Sittings_Sitting",
                        column: x => x.Sitting,
                        principalTable: "Sittings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LawInspections_WorkCommittees_Committee",
                        column: x => x.Committee,
                        principalTable: "WorkCommittees",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RatingSubject",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Post = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Matter = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Body = table.Column<Guid>(type: "TEXT", nullable: true),
                    RatingRoundId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RatingSubject", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RatingSubject_RatingRounds_RatingRoundId",
                        column: x => x.RatingRoundId,
                        principalTable: "RatingRounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RoundEvent",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    RatingRoundId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoundEvent", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RoundEvent_RatingRounds_RatingRoundId",
                        column: x => x.RatingRoundId,
                        principalTable: "RatingRounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RoundScrutineer",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Person = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    HasCode = table.Column<bool>(type: "INTEGER", nullable: false),
                    ConfirmedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    RatingRoundId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoundScrutineer", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RoundScrutineer_RatingRounds_RatingRoundId",
                        column: x => x.RatingRoundId,
                        principalTable: "RatingRounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "GatheredOpinion",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    AnswerReason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    SpecialReportId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GatheredOpinion", x => x.Id);
                    table.ForeignKey(
                        name: "FK_GatheredOpinion_SpecialReports_SpecialReportId",
                        column: x => x.SpecialReportId,
                        principalTable: "SpecialReports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReportBody",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Body = table.Column<Guid>(type: "TEXT", nullable: true),
                    SpecialReportId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReportBody", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReportBody_SpecialReports_SpecialReportId",
                        column: x => x.SpecialReportId,
                        principalTable: "SpecialReports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ReportBody_SupervisedBodies_Body",
                        column: x => x.Body,
                        principalTable: "SupervisedBodies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReportComment",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Person = table.Column<Guid>(type: "TEXT", nullable: true),
                    AuthorName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    SpecialReportId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReportComment", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReportComment_SpecialReports_SpecialReportId",
                        column: x => x.SpecialReportId,
                        principalTable: "SpecialReports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReportDelivery",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Member = table.Column<Guid>(type: "TEXT", nullable: false),
                    Mode = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    SpecialReportId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReportDelivery", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReportDelivery_SpecialReports_SpecialReportId",
                        column: x => x.SpecialReportId,
                        principalTable: "SpecialReports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReportResolution",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 5000, nullable: false),
                    VotedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    For = table.Column<int>(type: "INTEGER", nullable: false),
                    Against = table.Column<int>(type: "INTEGER", nullable: false),
                    Abstained = table.Column<int>(type: "INTEGER", nullable: false),
                    All = table.Column<int>(type: "INTEGER", nullable: false),
                    IsAdopted = table.Column<bool>(type: "INTEGER", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ReportedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ClosedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    CloseRemark = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Corrections = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    SpecialReportId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReportResolution", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReportResolution_SpecialReports_SpecialReportId",
                        column: x => x.SpecialReportId,
                        principalTable: "SpecialReports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReportStep",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    From = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    To = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Person = table.Column<Guid>(type: "TEXT", nullable: true),
                    ActorName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    SpecialReportId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReportStep", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReportStep_SpecialReports_SpecialReportId",
                        column: x => x.SpecialReportId,
                        principalTable: "SpecialReports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReportTour",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    File = table.Column<Guid>(type: "TEXT", nullable: true),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    SpecialReportId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReportTour", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReportTour_SpecialReports_SpecialReportId",
                        column: x => x.SpecialReportId,
                        principalTable: "SpecialReports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReportVersion",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    File = table.Column<Guid>(type: "TEXT", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Person = table.Column<Guid>(type: "TEXT", nullable: true),
                    SenderName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    DaysLate = table.Column<int>(type: "INTEGER", nullable: false),
                    IsByOffice = table.Column<bool>(type: "INTEGER", nullable: false),
                    HasText = table.Column<bool>(type: "INTEGER", nullable: false),
                    SpecialReportId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReportVersion", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReportVersion_SpecialReports_SpecialReportId",
                        column: x => x.SpecialReportId,
                        principalTable: "SpecialReports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "IndicatorCheck",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Indicator = table.Column<int>(type: "INTEGER", nullable: false),
                    Verdict = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Value = table.Column<decimal>(type: "TEXT", nullable: true),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    KeyWorkId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IndicatorCheck", x => x.Id);
                    table.ForeignKey(
                        name: "FK_IndicatorCheck_KeyWorks_KeyWorkId",
                        column: x => x.KeyWorkId,
                        principalTable: "KeyWorks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "KeyWorkBody",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Body = table.Column<Guid>(type: "TEXT", nullable: false),
                    KeyWorkId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KeyWorkBody", x => x.Id);
                    table.ForeignKey(
                        name: "FK_KeyWorkBody_KeyWorks_KeyWorkId",
                        column: x => x.KeyWorkId,
                        principalTable: "KeyWorks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_KeyWorkBody_SupervisedBodies_Body",
                        column: x => x.Body,
                        principalTable: "SupervisedBodies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "KeyWorkEvidence",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Indicator = table.Column<int>(type: "INTEGER", nullable: false),
                    File = table.Column<Guid>(type: "TEXT", nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    KeyWorkId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KeyWorkEvidence", x => x.Id);
                    table.ForeignKey(
                        name: "FK_KeyWorkEvidence_KeyWorks_KeyWorkId",
                        column: x => x.KeyWorkId,
                        principalTable: "KeyWorks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "KeyWorkPaper",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    IsByOffice = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsByHead = table.Column<bool>(type: "INTEGER", nullable: false),
                    DaysLate = table.Column<int>(type: "INTEGER", nullable: false),
                    File = table.Column<Guid>(type: "TEXT", nullable: true),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Plan = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true),
                    Progress = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true),
                    Result = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Review = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ReviewText = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    ReviewedBy = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    ReviewedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Decision = table.Column<Guid>(type: "TEXT", nullable: true),
                    KeyWorkId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KeyWorkPaper", x => x.Id);
                    table.ForeignKey(
                        name: "FK_KeyWorkPaper_KeyWorks_KeyWorkId",
                        column: x => x.KeyWorkId,
                        principalTable: "KeyWorks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "KeyWorkPlanVersion",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    FixedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Decision = table.Column<Guid>(type: "TEXT", nullable: true),
                    Content = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    KeyWorkId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KeyWorkPlanVersion", x => x.Id);
                    table.ForeignKey(
                        name: "FK_KeyWorkPlanVersion_KeyWorks_KeyWorkId",
                        column: x => x.KeyWorkId,
                        principalTable: "KeyWorks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "KeyWorkQuestions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Work = table.Column<Guid>(type: "TEXT", nullable: false),
                    Body = table.Column<Guid>(type: "TEXT", nullable: false),
                    Asker = table.Column<Guid>(type: "TEXT", nullable: true),
                    AskerName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    IsNoted = table.Column<bool>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    AskedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    AnsweredAt = table.Column<long>(type: "INTEGER", nullable: true),
                    AnsweredBy = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    More = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    MoreAt = table.Column<long>(type: "INTEGER", nullable: true),
                    FirstAnswer = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KeyWorkQuestions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_KeyWorkQuestions_KeyWorks_Work",
                        column: x => x.Work,
                        principalTable: "KeyWorks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_KeyWorkQuestions_SupervisedBodies_Body",
                        column: x => x.Body,
                        principalTable: "SupervisedBodies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "KeyWorkRating",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Round = table.Column<Guid>(type: "TEXT", nullable: true),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Place = table.Column<int>(type: "INTEGER", nullable: true),
                    Grades = table.Column<int>(type: "INTEGER", nullable: false),
                    KeyWorkId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KeyWorkRating", x => x.Id);
                    table.ForeignKey(
                        name: "FK_KeyWorkRating_KeyWorks_KeyWorkId",
                        column: x => x.KeyWorkId,
                        principalTable: "KeyWorks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "KeyWorkStep",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    KeyWorkId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KeyWorkStep", x => x.Id);
                    table.ForeignKey(
                        name: "FK_KeyWorkStep_KeyWorks_KeyWorkId",
                        column: x => x.KeyWorkId,
                        principalTable: "KeyWorks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "MilestoneDone",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Milestone = table.Column<int>(type: "INTEGER", nullable: false),
                    DoneOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    KeyWorkId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MilestoneDone", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MilestoneDone_KeyWorks_KeyWorkId",
                        column: x => x.KeyWorkId,
                        principalTable: "KeyWorks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ChecklistBody",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Item = table.Column<Guid>(type: "TEXT", nullable: false),
                    Body = table.Column<Guid>(type: "TEXT", nullable: false),
                    LawInspectionId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChecklistBody", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ChecklistBody_LawInspections_LawInspectionId",
                        column: x => x.LawInspectionId,
                        principalTable: "LawInspections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ChecklistBody_SupervisedBodies_Body",
                        column: x => x.Body,
                        principalTable: "SupervisedBodies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ChecklistItem",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Line = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Sub = table.Column<int>(type: "INTEGER", nullable: false),
                    Summary = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Chapter = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Question = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Methods = table.Column<int>(type: "INTEGER", maxLength: 40, nullable: false),
                    Material = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    SubGroup = table.Column<int>(type: "INTEGER", nullable: false),
                    NotApplicable = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    LawInspectionId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChecklistItem", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ChecklistItem_LawInspections_LawInspectionId",
                        column: x => x.LawInspectionId,
                        principalTable: "LawInspections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "FieldVisits",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Inspection = table.Column<Guid>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    SubGroup = table.Column<int>(type: "INTEGER", nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    IsAnnounced = table.Column<bool>(type: "INTEGER", nullable: false),
                    People = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    EnteredBy = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FieldVisits", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FieldVisits_LawInspections_Inspection",
                        column: x => x.Inspection,
                        principalTable: "LawInspections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "GroupMember",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Person = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Post = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SubGroup = table.Column<int>(type: "INTEGER", nullable: false),
                    LeadsSubGroup = table.Column<bool>(type: "INTEGER", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    LeaveReason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    LawInspectionId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GroupMember", x => x.Id);
                    table.ForeignKey(
                        name: "FK_GroupMember_LawInspections_LawInspectionId",
                        column: x => x.LawInspectionId,
                        principalTable: "LawInspections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_GroupMember_People_Person",
                        column: x => x.Person,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "InspectedBody",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Body = table.Column<Guid>(type: "TEXT", nullable: false),
                    Superior = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    LawInspectionId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InspectedBody", x => x.Id);
                    table.ForeignKey(
                        name: "FK_InspectedBody_LawInspections_LawInspectionId",
                        column: x => x.LawInspectionId,
                        principalTable: "LawInspections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_InspectedBody_SupervisedBodies_Body",
                        column: x => x.Body,
                        principalTable: "SupervisedBodies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "InspectionDelivery",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Member = table.Column<Guid>(type: "TEXT", nullable: false),
                    OnPaper = table.Column<bool>(type: "INTEGER", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    LawInspectionId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InspectionDelivery", x => x.Id);
                    table.ForeignKey(
                        name: "FK_InspectionDelivery_LawInspections_LawInspectionId",
                        column: x => x.LawInspectionId,
                        principalTable: "LawInspections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_InspectionDelivery_Members_Member",
                        column: x => x.Member,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "InspectionMeeting",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Presider = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    PresentedScheme = table.Column<bool>(type: "INTEGER", nullable: false),
                    Minutes = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    EnteredBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    EnteredByName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    ConfirmedBy = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    ConfirmedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    LawInspectionId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InspectionMeeting", x => x.Id);
                    table.ForeignKey(
                        name: "FK_InspectionMeeting_LawInspections_LawInspectionId",
                        column: x => x.LawInspectionId,
                        principalTable: "LawInspections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "InspectionPause",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    ResumedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    LawInspectionId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InspectionPause", x => x.Id);
                    table.ForeignKey(
                        name: "FK_InspectionPause_LawInspections_LawInspectionId",
                        column: x => x.LawInspectionId,
                        principalTable: "LawInspections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "InspectionPresence",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Meeting = table.Column<Guid>(type: "TEXT", nullable: false),
                    Member = table.Column<Guid>(type: "TEXT", nullable: true),
                    Body = table.Column<Guid>(type: "TEXT", nullable: true),
                    Statement = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    LawInspectionId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InspectionPresence", x => x.Id);
                    table.ForeignKey(
                        name: "FK_InspectionPresence_LawInspections_LawInspectionId",
                        column: x => x.LawInspectionId,
                        principalTable: "LawInspections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "InspectionReports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Inspection = table.Column<Guid>(type: "TEXT", nullable: false),
                    WishedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    CompiledAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Print = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InspectionReports", x => x.Id);
                    table.ForeignKey(
                        name: "FK_InspectionReports_LawInspections_Inspection",
                        column: x => x.Inspection,
                        principalTable: "LawInspections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "InspectionSending",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    To = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    LawInspectionId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InspectionSending", x => x.Id);
                    table.ForeignKey(
                        name: "FK_InspectionSending_LawInspections_LawInspectionId",
                        column: x => x.LawInspectionId,
                        principalTable: "LawInspections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "InspectionStep",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    LawInspectionId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InspectionStep", x => x.Id);
                    table.ForeignKey(
                        name: "FK_InspectionStep_LawInspections_LawInspectionId",
                        column: x => x.LawInspectionId,
                        principalTable: "LawInspections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "InspectionStop",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    SubGroup = table.Column<int>(type: "INTEGER", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    From = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    LawInspectionId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InspectionStop", x => x.Id);
                    table.ForeignKey(
                        name: "FK_InspectionStop_LawInspections_LawInspectionId",
                        column: x => x.LawInspectionId,
                        principalTable: "LawInspections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "MergedProblems",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Inspection = table.Column<Guid>(type: "TEXT", nullable: false),
                    Serial = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 3000, nullable: false),
                    MadeOf = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    MergedBy = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    MergedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    SplitBy = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    SplitOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MergedProblems", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MergedProblems_LawInspections_Inspection",
                        column: x => x.Inspection,
                        principalTable: "LawInspections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Questionnaires",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Inspection = table.Column<Guid>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Intro = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    IsOneTime = table.Column<bool>(type: "INTEGER", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    OpenedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ClosedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Questionnaires", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Questionnaires_LawInspections_Inspection",
                        column: x => x.Inspection,
                        principalTable: "LawInspections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ResearchSurveys",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PlanItem = table.Column<Guid>(type: "TEXT", nullable: true),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Serial = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Committee = table.Column<Guid>(type: "TEXT", nullable: false),
                    LeadMember = table.Column<Guid>(type: "TEXT", nullable: true),
                    Sitting = table.Column<Guid>(type: "TEXT", nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Purpose = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Questions = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Ways = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    FieldFrom = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    FieldUntil = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ReportDue = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Inspection = table.Column<Guid>(type: "TEXT", nullable: true),
                    Situation = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Problems = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Audience = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    AudienceCommittee = table.Column<Guid>(type: "TEXT", nullable: true),
                    AudienceName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Wish = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    WishOrgan = table.Column<Guid>(type: "TEXT", nullable: true),
                    IsSubmitted = table.Column<bool>(type: "INTEGER", nullable: false),
                    DeliberationDecision = table.Column<Guid>(type: "TEXT", nullable: true),
                    Deliberated = table.Column<Guid>(type: "TEXT", nullable: true),
                    EndNote = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ResearchSurveys", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ResearchSurveys_LawInspections_Inspection",
                        column: x => x.Inspection,
                        principalTable: "LawInspections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ResearchSurveys_PlanItems_PlanItem",
                        column: x => x.PlanItem,
                        principalTable: "PlanItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ResearchSurveys_Sittings_Sitting",
                        column: x => x.Sitting,
                        principalTable: "Sittings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ResearchSurveys_SpecialReports_Deliberated",
                        column: x => x.Deliberated,
                        principalTable: "SpecialReports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ResearchSurveys_SupervisedBodies_WishOrgan",
                        column: x => x.WishOrgan,
                        principalTable: "SupervisedBodies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ResearchSurveys_WorkCommittees_AudienceCommittee",
                        column: x => x.AudienceCommittee,
                        principalTable: "WorkCommittees",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ResearchSurveys_WorkCommittees_Committee",
                        column: x => x.Committee,
                        principalTable: "WorkCommittees",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReviewOpinions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DossierYear = table.Column<int>(type: "INTEGER", nullable: false),
                    DossierSerial = table.Column<int>(type: "INTEGER", nullable: false),
                    Report = table.Column<Guid>(type: "TEXT", nullable: true),
                    Inspection = table.Column<Guid>(type: "TEXT", nullable: true),
                    ReportTitle = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    SittingName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    HeardOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    SittingEnd = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    MainOrgan = table.Column<Guid>(type: "TEXT", nullable: true),
                    Committee = table.Column<Guid>(type: "TEXT", nullable: false),
                    LeadMember = table.Column<Guid>(type: "TEXT", nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Copies = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    AnswerBy = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    AnswerMonths = table.Column<int>(type: "INTEGER", nullable: true),
                    HasTerm = table.Column<bool>(type: "INTEGER", nullable: false),
                    CompileWishedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    CompiledAt = table.Column<long>(type: "INTEGER", nullable: true),
                    HasNoNotes = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsArranged = table.Column<bool>(type: "INTEGER", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    NumberPrefix = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    NumberSerial = table.Column<int>(type: "INTEGER", nullable: true),
                    DispatchedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Attachment = table.Column<Guid>(type: "TEXT", nullable: true),
                    File = table.Column<Guid>(type: "TEXT", nullable: true),
                    FileHash = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    TextHash = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    ApprovedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Decision = table.Column<Guid>(type: "TEXT", nullable: true),
                    Pdf = table.Column<Guid>(type: "TEXT", nullable: true),
                    PdfHash = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReviewOpinions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReviewOpinions_LawInspections_Inspection",
                        column: x => x.Inspection,
                        principalTable: "LawInspections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ReviewOpinions_People_LeadMember",
                        column: x => x.LeadMember,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ReviewOpinions_SpecialReports_Report",
                        column: x => x.Report,
                        principalTable: "SpecialReports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ReviewOpinions_SupervisedBodies_MainOrgan",
                        column: x => x.MainOrgan,
                        principalTable: "SupervisedBodies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ReviewOpinions_WorkCommittees_Committee",
                        column: x => x.Committee,
                        principalTable: "WorkCommittees",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SampleDraws",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Inspection = table.Column<Guid>(type: "TEXT", nullable: false),
                    SubGroup = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Seed = table.Column<int>(type: "INTEGER", nullable: false),
                    Size = table.Column<int>(type: "INTEGER", nullable: false),
                    DrawnOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    DrawnBy = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SampleDraws", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SampleDraws_LawInspections_Inspection",
                        column: x => x.Inspection,
                        principalTable: "LawInspections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SelfInspectionReports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Inspection = table.Column<Guid>(type: "TEXT", nullable: false),
                    Body = table.Column<Guid>(type: "TEXT", nullable: false),
                    HandedInOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    HandedInBy = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    IsByOffice = table.Column<bool>(type: "INTEGER", nullable: false),
                    CompleteOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SelfInspectionReports", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SelfInspectionReports_LawInspections_Inspection",
                        column: x => x.Inspection,
                        principalTable: "LawInspections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SelfInspectionReports_SupervisedBodies_Body",
                        column: x => x.Body,
                        principalTable: "SupervisedBodies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SpeechNotes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Report = table.Column<Guid>(type: "TEXT", nullable: true),
                    Inspection = table.Column<Guid>(type: "TEXT", nullable: true),
                    Person = table.Column<Guid>(type: "TEXT", nullable: true),
                    Member = table.Column<Guid>(type: "TEXT", nullable: true),
                    SpeakerName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    IsGuest = table.Column<bool>(type: "INTEGER", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Part = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Theme = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Body = table.Column<Guid>(type: "TEXT", nullable: true),
                    EnteredBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    EnteredByName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    EnteredAt = table.Column<long>(type: "INTEGER", nullable: false),
                    CorrectedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SpeechNotes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SpeechNotes_LawInspections_Inspection",
                        column: x => x.Inspection,
                        principalTable: "LawInspections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SpeechNotes_SpecialReports_Report",
                        column: x => x.Report,
                        principalTable: "SpecialReports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TourDeputy",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Person = table.Column<Guid>(type: "TEXT", nullable: true),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    ReportTourId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TourDeputy", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TourDeputy_ReportTour_ReportTourId",
                        column: x => x.ReportTourId,
                        principalTable: "ReportTour",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "GroupParagraph",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Part = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Heading = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Sentences = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    EditedBy = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    EditedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    IsOutdated = table.Column<bool>(type: "INTEGER", nullable: false),
                    InspectionReportId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GroupParagraph", x => x.Id);
                    table.ForeignKey(
                        name: "FK_GroupParagraph_InspectionReports_InspectionReportId",
                        column: x => x.InspectionReportId,
                        principalTable: "InspectionReports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Findings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Inspection = table.Column<Guid>(type: "TEXT", nullable: false),
                    Serial = table.Column<int>(type: "INTEGER", nullable: false),
                    Item = table.Column<Guid>(type: "TEXT", nullable: false),
                    Body = table.Column<Guid>(type: "TEXT", nullable: false),
                    BodyReason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Visit = table.Column<Guid>(type: "TEXT", nullable: true),
                    SubGroup = table.Column<int>(type: "INTEGER", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Grade = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Severity = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Facts = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Proposal = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    RecordedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    RecordedByName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    RecordedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EvidenceCount = table.Column<int>(type: "INTEGER", nullable: false),
                    VerifiedBy = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    VerifiedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ShownOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    CommentBy = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Comment = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    CommentByName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    CommentedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    IsCommentByOffice = table.Column<bool>(type: "INTEGER", nullable: false),
                    FirstConfirmer = table.Column<Guid>(type: "TEXT", nullable: true),
                    FirstConfirmerName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    FirstIsOfSubGroup = table.Column<bool>(type: "INTEGER", nullable: false),
                    SecondConfirmer = table.Column<Guid>(type: "TEXT", nullable: true),
                    SecondConfirmerName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    ConfirmedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    WithdrawReason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    WithdrawnBy = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    WithdrawnOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Merged = table.Column<Guid>(type: "TEXT", nullable: true),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Findings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Findings_FieldVisits_Visit",
                        column: x => x.Visit,
                        principalTable: "FieldVisits",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Findings_LawInspections_Inspection",
                        column: x => x.Inspection,
                        principalTable: "LawInspections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Findings_MergedProblems_Merged",
                        column: x => x.Merged,
                        principalTable: "MergedProblems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Findings_SupervisedBodies_Body",
                        column: x => x.Body,
                        principalTable: "SupervisedBodies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Ask",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Choices = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    QuestionnaireId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Ask", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Ask_Questionnaires_QuestionnaireId",
                        column: x => x.QuestionnaireId,
                        principalTable: "Questionnaires",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "QuestionnaireAnswers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Questionnaire = table.Column<Guid>(type: "TEXT", nullable: false),
                    Content = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QuestionnaireAnswers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_QuestionnaireAnswers_Questionnaires_Questionnaire",
                        column: x => x.Questionnaire,
                        principalTable: "Questionnaires",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "QuestionnaireLinks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Questionnaire = table.Column<Guid>(type: "TEXT", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    IsUsed = table.Column<bool>(type: "INTEGER", nullable: false),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QuestionnaireLinks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_QuestionnaireLinks_Questionnaires_Questionnaire",
                        column: x => x.Questionnaire,
                        principalTable: "Questionnaires",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Surveyor",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Person = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Post = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    IsLeader = table.Column<bool>(type: "INTEGER", nullable: false),
                    ResearchSurveyId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Surveyor", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Surveyor_People_Person",
                        column: x => x.Person,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Surveyor_ResearchSurveys_ResearchSurveyId",
                        column: x => x.ResearchSurveyId,
                        principalTable: "ResearchSurveys",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SurveyProposal",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Body = table.Column<Guid>(type: "TEXT", nullable: true),
                    ResearchSurveyId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SurveyProposal", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SurveyProposal_ResearchSurveys_ResearchSurveyId",
                        column: x => x.ResearchSurveyId,
                        principalTable: "ResearchSurveys",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_SurveyProposal_SupervisedBodies_Body",
                        column: x => x.Body,
                        principalTable: "SupervisedBodies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SurveyStep",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ResearchSurveyId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SurveyStep", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SurveyStep_ResearchSurveys_ResearchSurveyId",
                        column: x => x.ResearchSurveyId,
                        principalTable: "ResearchSurveys",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SurveyVisit",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Way = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    People = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Notes = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    ResearchSurveyId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SurveyVisit", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SurveyVisit_ResearchSurveys_ResearchSurveyId",
                        column: x => x.ResearchSurveyId,
                        principalTable: "ResearchSurveys",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "OpinionDispatch",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Body = table.Column<Guid>(type: "TEXT", nullable: false),
                    IsMain = table.Column<bool>(type: "INTEGER", nullable: false),
                    ReportsThrough = table.Column<Guid>(type: "TEXT", nullable: true),
                    SentAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ReceivedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    ReceivedBy = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Refusal_Reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Refusal_To = table.Column<Guid>(type: "TEXT", nullable: true),
                    Refusal_AskedBy = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Refusal_AskedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Refusal_State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Refusal_OfficeAgrees = table.Column<bool>(type: "INTEGER", nullable: true),
                    Refusal_OfficeNote = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Refusal_OfficeBy = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Refusal_LeadBy = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Refusal_DecidedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ReviewOpinionId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OpinionDispatch", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OpinionDispatch_ReviewOpinions_ReviewOpinionId",
                        column: x => x.ReviewOpinionId,
                        principalTable: "ReviewOpinions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "OpinionHandlings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Opinion = table.Column<Guid>(type: "TEXT", nullable: false),
                    Organ = table.Column<Guid>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    FollowUpFrom = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    FollowUpEndedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    HeardAgainOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OpinionHandlings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OpinionHandlings_ReviewOpinions_Opinion",
                        column: x => x.Opinion,
                        principalTable: "ReviewOpinions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_OpinionHandlings_SupervisedBodies_Organ",
                        column: x => x.Organ,
                        principalTable: "SupervisedBodies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OpinionNumbers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Prefix = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Serial = table.Column<int>(type: "INTEGER", nullable: false),
                    Opinion = table.Column<Guid>(type: "TEXT", nullable: false),
                    GivenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    GapReason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    IsVoid = table.Column<bool>(type: "INTEGER", nullable: false),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OpinionNumbers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OpinionNumbers_ReviewOpinions_Opinion",
                        column: x => x.Opinion,
                        principalTable: "ReviewOpinions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OpinionPoint",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Part = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Heading = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: false),
                    Theme = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    CompiledText = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: false),
                    SuggestedHeading = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    GroupReason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Group = table.Column<int>(type: "INTEGER", nullable: false),
                    IsGuessed = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsFromGuests = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsEdited = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsNew = table.Column<bool>(type: "INTEGER", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    EditedBy = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    EditedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    MainBody = table.Column<Guid>(type: "TEXT", nullable: true),
                    TransferredTo = table.Column<Guid>(type: "TEXT", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Sources = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Findings = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    ReviewOpinionId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OpinionPoint", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OpinionPoint_ReviewOpinions_ReviewOpinionId",
                        column: x => x.ReviewOpinionId,
                        principalTable: "ReviewOpinions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "OpinionStep",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    From = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    To = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Actor = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    ReviewOpinionId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OpinionStep", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OpinionStep_ReviewOpinions_ReviewOpinionId",
                        column: x => x.ReviewOpinionId,
                        principalTable: "ReviewOpinions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "OpinionVersions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Opinion = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Act = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Actor = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Changes = table.Column<byte[]>(type: "BLOB", nullable: false),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OpinionVersions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OpinionVersions_ReviewOpinions_Opinion",
                        column: x => x.Opinion,
                        principalTable: "ReviewOpinions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PointDrafts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Person = table.Column<Guid>(type: "TEXT", nullable: false),
                    Opinion = table.Column<Guid>(type: "TEXT", nullable: false),
                    Point = table.Column<Guid>(type: "TEXT", nullable: false),
                    Part = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    BaseHeading = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    BaseText = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: false),
                    Heading = table.Column<string>(type: "TEXT", maxLength: 200000, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 200000, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PointDrafts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PointDrafts_ReviewOpinions_Opinion",
                        column: x => x.Opinion,
                        principalTable: "ReviewOpinions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "UnusedSentence",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Note = table.Column<Guid>(type: "TEXT", nullable: false),
                    Speaker = table.Column<Guid>(type: "TEXT", nullable: false),
                    Sentence = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Part = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    ReviewOpinionId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UnusedSentence", x => x.Id);
                    table.ForeignKey(
                        name: "FK_UnusedSentence_ReviewOpinions_ReviewOpinionId",
                        column: x => x.ReviewOpinionId,
                        principalTable: "ReviewOpinions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SampleUnit",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Place = table.Column<int>(type: "INTEGER", nullable: false),
                    IsDrawn = table.Column<bool>(type: "INTEGER", nullable: false),
                    ReplaceReason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    SampleDrawId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SampleUnit", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SampleUnit_SampleDraws_SampleDrawId",
                        column: x => x.SampleDrawId,
                        principalTable: "SampleDraws",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SelfAnswer",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Item = table.Column<Guid>(type: "TEXT", nullable: false),
                    Grade = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Figures = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    SelfInspectionReportId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SelfAnswer", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SelfAnswer_SelfInspectionReports_SelfInspectionReportId",
                        column: x => x.SelfInspectionReportId,
                        principalTable: "SelfInspectionReports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SelfEvidence",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Item = table.Column<Guid>(type: "TEXT", nullable: false),
                    File = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    SelfInspectionReportId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SelfEvidence", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SelfEvidence_SelfInspectionReports_SelfInspectionReportId",
                        column: x => x.SelfInspectionReportId,
                        principalTable: "SelfInspectionReports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "FindingArticle",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Item = table.Column<Guid>(type: "TEXT", nullable: false),
                    FindingId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FindingArticle", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FindingArticle_Findings_FindingId",
                        column: x => x.FindingId,
                        principalTable: "Findings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "FindingEvidence",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Finding = table.Column<Guid>(type: "TEXT", nullable: false),
                    Inspection = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    File = table.Column<Guid>(type: "TEXT", nullable: false),
                    Thumb = table.Column<Guid>(type: "TEXT", nullable: true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    AddedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    AddedByName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    AddedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FindingEvidence", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FindingEvidence_Findings_Finding",
                        column: x => x.Finding,
                        principalTable: "Findings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_FindingEvidence_StoredFiles_File",
                        column: x => x.File,
                        principalTable: "StoredFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_FindingEvidence_StoredFiles_Thumb",
                        column: x => x.Thumb,
                        principalTable: "StoredFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Referrals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Inspection = table.Column<Guid>(type: "TEXT", nullable: false),
                    Finding = table.Column<Guid>(type: "TEXT", nullable: true),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Serial = table.Column<int>(type: "INTEGER", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    EnteredBy = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Result = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    ResultOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    RowVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Referrals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Referrals_Findings_Finding",
                        column: x => x.Finding,
                        principalTable: "Findings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Referrals_LawInspections_Inspection",
                        column: x => x.Inspection,
                        principalTable: "LawInspections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CommitteeComment",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Draft = table.Column<Guid>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    OpinionHandlingId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CommitteeComment", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CommitteeComment_OpinionHandlings_OpinionHandlingId",
                        column: x => x.OpinionHandlingId,
                        principalTable: "OpinionHandlings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "HandlingAnswer",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Point = table.Column<Guid>(type: "TEXT", nullable: false),
                    Body = table.Column<Guid>(type: "TEXT", nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Measures = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Result = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Evidence = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    By = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    IsByOffice = table.Column<bool>(type: "INTEGER", nullable: false),
                    Verdict = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    VerdictNote = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    VerifiedBy = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    VerifiedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    OpinionHandlingId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HandlingAnswer", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HandlingAnswer_OpinionHandlings_OpinionHandlingId",
                        column: x => x.OpinionHandlingId,
                        principalTable: "OpinionHandlings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "HandlingExtension",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    LastDay = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    AskedBy = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    AskedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    IsByOffice = table.Column<bool>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Decision = table.Column<Guid>(type: "TEXT", nullable: true),
                    DecidedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    OpinionHandlingId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HandlingExtension", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HandlingExtension_OpinionHandlings_OpinionHandlingId",
                        column: x => x.OpinionHandlingId,
                        principalTable: "OpinionHandlings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "HandlingOutcome",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Disposal = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Proof = table.Column<Guid>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Paper = table.Column<Guid>(type: "TEXT", nullable: true),
                    Remarks = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    OpinionHandlingId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HandlingOutcome", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HandlingOutcome_OpinionHandlings_OpinionHandlingId",
                        column: x => x.OpinionHandlingId,
                        principalTable: "OpinionHandlings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "HandlingPaper",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    File = table.Column<Guid>(type: "TEXT", nullable: false),
                    FileHash = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    By = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    IsByOffice = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsAfterSilence = table.Column<bool>(type: "INTEGER", nullable: false),
                    WithdrawnAt = table.Column<long>(type: "INTEGER", nullable: true),
                    OpinionHandlingId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HandlingPaper", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HandlingPaper_OpinionHandlings_OpinionHandlingId",
                        column: x => x.OpinionHandlingId,
                        principalTable: "OpinionHandlings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AssistingBody",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Body = table.Column<Guid>(type: "TEXT", nullable: false),
                    OpinionPointId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AssistingBody", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AssistingBody_OpinionPoint_OpinionPointId",
                        column: x => x.OpinionPointId,
                        principalTable: "OpinionPoint",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "EvidenceFile",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    File = table.Column<Guid>(type: "TEXT", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    HandlingAnswerId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EvidenceFile", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EvidenceFile_HandlingAnswer_HandlingAnswerId",
                        column: x => x.HandlingAnswerId,
                        principalTable: "HandlingAnswer",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PaperRow",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Point = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Body = table.Column<Guid>(type: "TEXT", nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Measures = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Result = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Evidence = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    HandlingPaperId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PaperRow", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PaperRow_HandlingPaper_HandlingPaperId",
                        column: x => x.HandlingPaperId,
                        principalTable: "HandlingPaper",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "AuditHead",
                columns: new[] { "Id", "Hash", "Sequence" },
                values: new object[] { 1, "", 0L });

            migrationBuilder.CreateIndex(
                name: "IX_AgendaItem_MatterKind_MatterId",
                table: "AgendaItem",
                columns: new[] { "MatterKind", "MatterId" });

            migrationBuilder.CreateIndex(
                name: "IX_AgendaItem_SittingId",
                table: "AgendaItem",
                column: "SittingId");

            migrationBuilder.CreateIndex(
                name: "IX_AnnualPlans_Year",
                table: "AnnualPlans",
                column: "Year",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Appointees_Person",
                table: "Appointees",
                column: "Person",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Appointment_AppointeeId",
                table: "Appointment",
                column: "AppointeeId");

            migrationBuilder.CreateIndex(
                name: "IX_Appointment_Organ",
                table: "Appointment",
                column: "Organ");

            migrationBuilder.CreateIndex(
                name: "IX_Appointment_Sitting",
                table: "Appointment",
                column: "Sitting");

            migrationBuilder.CreateIndex(
                name: "IX_AppraisalChoices_Organ",
                table: "AppraisalChoices",
                column: "Organ");

            migrationBuilder.CreateIndex(
                name: "IX_AppraisalChoices_Year",
                table: "AppraisalChoices",
                column: "Year");

            migrationBuilder.CreateIndex(
                name: "IX_AppraisalPaper_AppraisalId",
                table: "AppraisalPaper",
                column: "AppraisalId");

            migrationBuilder.CreateIndex(
                name: "IX_AppraisalRemark_AppraisalId",
                table: "AppraisalRemark",
                column: "AppraisalId");

            migrationBuilder.CreateIndex(
                name: "IX_AppraisalResult_AppraisalId",
                table: "AppraisalResult",
                column: "AppraisalId");

            migrationBuilder.CreateIndex(
                name: "IX_Appraisals_Choice",
                table: "Appraisals",
                column: "Choice",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Appraisals_Organ",
                table: "Appraisals",
                column: "Organ");

            migrationBuilder.CreateIndex(
                name: "IX_Appraisals_Sitting",
                table: "Appraisals",
                column: "Sitting");

            migrationBuilder.CreateIndex(
                name: "IX_AppraisalStep_AppraisalId",
                table: "AppraisalStep",
                column: "AppraisalId");

            migrationBuilder.CreateIndex(
                name: "IX_AppraisalSubject_AppraisalId",
                table: "AppraisalSubject",
                column: "AppraisalId");

            migrationBuilder.CreateIndex(
                name: "IX_Ask_QuestionnaireId",
                table: "Ask",
                column: "QuestionnaireId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserClaims_UserId",
                table: "AspNetUserClaims",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserLogins_UserId",
                table: "AspNetUserLogins",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "AspNetUsers",
                column: "NormalizedEmail");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUsers_Person",
                table: "AspNetUsers",
                column: "Person");

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "AspNetUsers",
                column: "NormalizedUserName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AssistingBody_OpinionPointId",
                table: "AssistingBody",
                column: "OpinionPointId");

            migrationBuilder.CreateIndex(
                name: "IX_Attendances_Member",
                table: "Attendances",
                column: "Member");

            migrationBuilder.CreateIndex(
                name: "IX_Attendances_Sitting_Member_Day_Half",
                table: "Attendances",
                columns: new[] { "Sitting", "Member", "Day", "Half" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_MatterKind_MatterId",
                table: "AuditEntries",
                columns: new[] { "MatterKind", "MatterId" });

            migrationBuilder.CreateIndex(
                name: "IX_BlackedOut_PublicationBlockId",
                table: "BlackedOut",
                column: "PublicationBlockId");

            migrationBuilder.CreateIndex(
                name: "IX_BodyHead_SupervisedBodyId",
                table: "BodyHead",
                column: "SupervisedBodyId");

            migrationBuilder.CreateIndex(
                name: "IX_BodyNotices_Body",
                table: "BodyNotices",
                column: "Body");

            migrationBuilder.CreateIndex(
                name: "IX_CalendarDays_Day_Layer",
                table: "CalendarDays",
                columns: new[] { "Day", "Layer" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CalendarFeeds_TokenHash",
                table: "CalendarFeeds",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ChecklistBody_Body",
                table: "ChecklistBody",
                column: "Body");

            migrationBuilder.CreateIndex(
                name: "IX_ChecklistBody_LawInspectionId",
                table: "ChecklistBody",
                column: "LawInspectionId");

            migrationBuilder.CreateIndex(
                name: "IX_ChecklistItem_LawInspectionId",
                table: "ChecklistItem",
                column: "LawInspectionId");

            migrationBuilder.CreateIndex(
                name: "IX_ClosedCorrection_YearClosingId",
                table: "ClosedCorrection",
                column: "YearClosingId");

            migrationBuilder.CreateIndex(
                name: "IX_ClosedFigure_YearClosingId",
                table: "ClosedFigure",
                column: "YearClosingId");

            migrationBuilder.CreateIndex(
                name: "IX_CommitmentAnswer_DutyReportId",
                table: "CommitmentAnswer",
                column: "DutyReportId");

            migrationBuilder.CreateIndex(
                name: "IX_CommitteeComment_OpinionHandlingId",
                table: "CommitteeComment",
                column: "OpinionHandlingId");

            migrationBuilder.CreateIndex(
                name: "IX_ConsultationAnswer_AnnualPlanId",
                table: "ConsultationAnswer",
                column: "AnnualPlanId");

            migrationBuilder.CreateIndex(
                name: "IX_ConsultationAnswer_Body",
                table: "ConsultationAnswer",
                column: "Body");

            migrationBuilder.CreateIndex(
                name: "IX_CouncilDecision_CouncilItemId",
                table: "CouncilDecision",
                column: "CouncilItemId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CouncilItem_CouncilMeetingId",
                table: "CouncilItem",
                column: "CouncilMeetingId");

            migrationBuilder.CreateIndex(
                name: "IX_CouncilItem_MatterKind_MatterId",
                table: "CouncilItem",
                columns: new[] { "MatterKind", "MatterId" });

            migrationBuilder.CreateIndex(
                name: "IX_CouncilMeetings_Term",
                table: "CouncilMeetings",
                column: "Term");

            migrationBuilder.CreateIndex(
                name: "IX_CouncilMeetings_Year_Number",
                table: "CouncilMeetings",
                columns: new[] { "Year", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CouncilPresence_CouncilMeetingId",
                table: "CouncilPresence",
                column: "CouncilMeetingId");

            migrationBuilder.CreateIndex(
                name: "IX_CycleMove_KeyWorkCycleId",
                table: "CycleMove",
                column: "KeyWorkCycleId");

            migrationBuilder.CreateIndex(
                name: "IX_DismissalBill_AppointeeId",
                table: "DismissalBill",
                column: "AppointeeId");

            migrationBuilder.CreateIndex(
                name: "IX_DutyReports_Appointee_Year",
                table: "DutyReports",
                columns: new[] { "Appointee", "Year" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EvidenceFile_HandlingAnswerId",
                table: "EvidenceFile",
                column: "HandlingAnswerId");

            migrationBuilder.CreateIndex(
                name: "IX_ExamAnswer_ExamSittingId",
                table: "ExamAnswer",
                column: "ExamSittingId");

            migrationBuilder.CreateIndex(
                name: "IX_ExamCandidate_Appointment",
                table: "ExamCandidate",
                column: "Appointment");

            migrationBuilder.CreateIndex(
                name: "IX_ExamCandidate_LawExamId",
                table: "ExamCandidate",
                column: "LawExamId");

            migrationBuilder.CreateIndex(
                name: "IX_ExamCorrection_LawExamId",
                table: "ExamCorrection",
                column: "LawExamId");

            migrationBuilder.CreateIndex(
                name: "IX_ExamSittings_Exam_Appointment",
                table: "ExamSittings",
                columns: new[] { "Exam", "Appointment" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FieldVisits_Inspection_Day",
                table: "FieldVisits",
                columns: new[] { "Inspection", "Day" });

            migrationBuilder.CreateIndex(
                name: "IX_FindingArticle_FindingId",
                table: "FindingArticle",
                column: "FindingId");

            migrationBuilder.CreateIndex(
                name: "IX_FindingEvidence_File",
                table: "FindingEvidence",
                column: "File");

            migrationBuilder.CreateIndex(
                name: "IX_FindingEvidence_Finding_AddedAt",
                table: "FindingEvidence",
                columns: new[] { "Finding", "AddedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_FindingEvidence_Inspection",
                table: "FindingEvidence",
                column: "Inspection");

            migrationBuilder.CreateIndex(
                name: "IX_FindingEvidence_Thumb",
                table: "FindingEvidence",
                column: "Thumb");

            migrationBuilder.CreateIndex(
                name: "IX_Findings_Body_State",
                table: "Findings",
                columns: new[] { "Body", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Findings_Inspection_Item_Body_Grade_State",
                table: "Findings",
                columns: new[] { "Inspection", "Item", "Body", "Grade", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Findings_Inspection_Serial",
                table: "Findings",
                columns: new[] { "Inspection", "Serial" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Findings_Inspection_SubGroup_Serial",
                table: "Findings",
                columns: new[] { "Inspection", "SubGroup", "Serial" });

            migrationBuilder.CreateIndex(
                name: "IX_Findings_Merged",
                table: "Findings",
                column: "Merged");

            migrationBuilder.CreateIndex(
                name: "IX_Findings_Visit",
                table: "Findings",
                column: "Visit");

            migrationBuilder.CreateIndex(
                name: "IX_FollowUpReport_FollowUpId",
                table: "FollowUpReport",
                column: "FollowUpId");

            migrationBuilder.CreateIndex(
                name: "IX_FollowUps_Body",
                table: "FollowUps",
                column: "Body");

            migrationBuilder.CreateIndex(
                name: "IX_FollowUps_Committee",
                table: "FollowUps",
                column: "Committee");

            migrationBuilder.CreateIndex(
                name: "IX_FollowUps_PlanItem",
                table: "FollowUps",
                column: "PlanItem",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_GatheredOpinion_SpecialReportId",
                table: "GatheredOpinion",
                column: "SpecialReportId");

            migrationBuilder.CreateIndex(
                name: "IX_GroupMember_LawInspectionId",
                table: "GroupMember",
                column: "LawInspectionId");

            migrationBuilder.CreateIndex(
                name: "IX_GroupMember_Person",
                table: "GroupMember",
                column: "Person");

            migrationBuilder.CreateIndex(
                name: "IX_GroupParagraph_InspectionReportId",
                table: "GroupParagraph",
                column: "InspectionReportId");

            migrationBuilder.CreateIndex(
                name: "IX_HandlingAnswer_OpinionHandlingId",
                table: "HandlingAnswer",
                column: "OpinionHandlingId");

            migrationBuilder.CreateIndex(
                name: "IX_HandlingExtension_OpinionHandlingId",
                table: "HandlingExtension",
                column: "OpinionHandlingId");

            migrationBuilder.CreateIndex(
                name: "IX_HandlingOutcome_OpinionHandlingId",
                table: "HandlingOutcome",
                column: "OpinionHandlingId");

            migrationBuilder.CreateIndex(
                name: "IX_HandlingPaper_OpinionHandlingId",
                table: "HandlingPaper",
                column: "OpinionHandlingId");

            migrationBuilder.CreateIndex(
                name: "IX_IndicatorCheck_KeyWorkId",
                table: "IndicatorCheck",
                column: "KeyWorkId");

            migrationBuilder.CreateIndex(
                name: "IX_InspectedBody_Body",
                table: "InspectedBody",
                column: "Body");

            migrationBuilder.CreateIndex(
                name: "IX_InspectedBody_LawInspectionId",
                table: "InspectedBody",
                column: "LawInspectionId");

            migrationBuilder.CreateIndex(
                name: "IX_InspectionDelivery_LawInspectionId",
                table: "InspectionDelivery",
                column: "LawInspectionId");

            migrationBuilder.CreateIndex(
                name: "IX_InspectionDelivery_Member",
                table: "InspectionDelivery",
                column: "Member");

            migrationBuilder.CreateIndex(
                name: "IX_InspectionMeeting_LawInspectionId",
                table: "InspectionMeeting",
                column: "LawInspectionId");

            migrationBuilder.CreateIndex(
                name: "IX_InspectionPause_LawInspectionId",
                table: "InspectionPause",
                column: "LawInspectionId");

            migrationBuilder.CreateIndex(
                name: "IX_InspectionPresence_LawInspectionId",
                table: "InspectionPresence",
                column: "LawInspectionId");

            migrationBuilder.CreateIndex(
                name: "IX_InspectionReports_Inspection",
                table: "InspectionReports",
                column: "Inspection",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_InspectionReports_WishedAt",
                table: "InspectionReports",
                column: "WishedAt");

            migrationBuilder.CreateIndex(
                name: "IX_InspectionSending_LawInspectionId",
                table: "InspectionSending",
                column: "LawInspectionId");

            migrationBuilder.CreateIndex(
                name: "IX_InspectionStep_LawInspectionId",
                table: "InspectionStep",
                column: "LawInspectionId");

            migrationBuilder.CreateIndex(
                name: "IX_InspectionStop_LawInspectionId",
                table: "InspectionStop",
                column: "LawInspectionId");

            migrationBuilder.CreateIndex(
                name: "IX_ItemBody_Body",
                table: "ItemBody",
                column: "Body");

            migrationBuilder.CreateIndex(
                name: "IX_ItemBody_PlanItemId",
                table: "ItemBody",
                column: "PlanItemId");

            migrationBuilder.CreateIndex(
                name: "IX_ItemCommittee_Committee",
                table: "ItemCommittee",
                column: "Committee");

            migrationBuilder.CreateIndex(
                name: "IX_ItemCommittee_PlanItemId",
                table: "ItemCommittee",
                column: "PlanItemId");

            migrationBuilder.CreateIndex(
                name: "IX_JobRuns_Job_StartedAt",
                table: "JobRuns",
                columns: new[] { "Job", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_KeyWorkBody_Body",
                table: "KeyWorkBody",
                column: "Body");

            migrationBuilder.CreateIndex(
                name: "IX_KeyWorkBody_KeyWorkId",
                table: "KeyWorkBody",
                column: "KeyWorkId");

            migrationBuilder.CreateIndex(
                name: "IX_KeyWorkCycles_Year",
                table: "KeyWorkCycles",
                column: "Year",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_KeyWorkEvidence_KeyWorkId",
                table: "KeyWorkEvidence",
                column: "KeyWorkId");

            migrationBuilder.CreateIndex(
                name: "IX_KeyWorkPaper_KeyWorkId",
                table: "KeyWorkPaper",
                column: "KeyWorkId");

            migrationBuilder.CreateIndex(
                name: "IX_KeyWorkPlanVersion_KeyWorkId",
                table: "KeyWorkPlanVersion",
                column: "KeyWorkId");

            migrationBuilder.CreateIndex(
                name: "IX_KeyWorkQuestions_Body",
                table: "KeyWorkQuestions",
                column: "Body");

            migrationBuilder.CreateIndex(
                name: "IX_KeyWorkQuestions_Work",
                table: "KeyWorkQuestions",
                column: "Work");

            migrationBuilder.CreateIndex(
                name: "IX_KeyWorkRating_KeyWorkId",
                table: "KeyWorkRating",
                column: "KeyWorkId");

            migrationBuilder.CreateIndex(
                name: "IX_KeyWorks_Committee",
                table: "KeyWorks",
                column: "Committee");

            migrationBuilder.CreateIndex(
                name: "IX_KeyWorks_LeadMember",
                table: "KeyWorks",
                column: "LeadMember");

            migrationBuilder.CreateIndex(
                name: "IX_KeyWorks_Owner",
                table: "KeyWorks",
                column: "Owner");

            migrationBuilder.CreateIndex(
                name: "IX_KeyWorks_PlanItem",
                table: "KeyWorks",
                column: "PlanItem");

            migrationBuilder.CreateIndex(
                name: "IX_KeyWorks_Year_Number",
                table: "KeyWorks",
                columns: new[] { "Year", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_KeyWorkStep_KeyWorkId",
                table: "KeyWorkStep",
                column: "KeyWorkId");

            migrationBuilder.CreateIndex(
                name: "IX_LateMarks_Obligation_DeadlineVersion_Code",
                table: "LateMarks",
                columns: new[] { "Obligation", "DeadlineVersion", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LawInspections_Committee",
                table: "LawInspections",
                column: "Committee");

            migrationBuilder.CreateIndex(
                name: "IX_LawInspections_Earlier",
                table: "LawInspections",
                column: "Earlier");

            migrationBuilder.CreateIndex(
                name: "IX_LawInspections_Law",
                table: "LawInspections",
                column: "Law");

            migrationBuilder.CreateIndex(
                name: "IX_LawInspections_PlanItem",
                table: "LawInspections",
                column: "PlanItem",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LawInspections_Sitting",
                table: "LawInspections",
                column: "Sitting");

            migrationBuilder.CreateIndex(
                name: "IX_LawInspections_Year_Serial",
                table: "LawInspections",
                columns: new[] { "Year", "Serial" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LawProvisions_Law_Order",
                table: "LawProvisions",
                columns: new[] { "Law", "Order" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LawTexts_Law_VersionDate",
                table: "LawTexts",
                columns: new[] { "Law", "VersionDate" });

            migrationBuilder.CreateIndex(
                name: "IX_LeaveRequests_Member",
                table: "LeaveRequests",
                column: "Member");

            migrationBuilder.CreateIndex(
                name: "IX_LeaveRequests_Sitting",
                table: "LeaveRequests",
                column: "Sitting");

            migrationBuilder.CreateIndex(
                name: "IX_Members_Person",
                table: "Members",
                column: "Person");

            migrationBuilder.CreateIndex(
                name: "IX_Members_Term",
                table: "Members",
                column: "Term");

            migrationBuilder.CreateIndex(
                name: "IX_MergedProblems_Inspection_Serial",
                table: "MergedProblems",
                columns: new[] { "Inspection", "Serial" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MilestoneDone_KeyWorkId",
                table: "MilestoneDone",
                column: "KeyWorkId");

            migrationBuilder.CreateIndex(
                name: "IX_ObligationRevision_ObligationId",
                table: "ObligationRevision",
                column: "ObligationId");

            migrationBuilder.CreateIndex(
                name: "IX_Obligations_Deadline_Day",
                table: "Obligations",
                column: "Deadline_Day");

            migrationBuilder.CreateIndex(
                name: "IX_Obligations_Kind",
                table: "Obligations",
                column: "Kind");

            migrationBuilder.CreateIndex(
                name: "IX_Obligations_MatterKind_MatterId_Kind_Slot",
                table: "Obligations",
                columns: new[] { "MatterKind", "MatterId", "Kind", "Slot" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Obligations_State_MetOn",
                table: "Obligations",
                columns: new[] { "State", "MetOn" });

            migrationBuilder.CreateIndex(
                name: "IX_OpinionDispatch_ReviewOpinionId",
                table: "OpinionDispatch",
                column: "ReviewOpinionId");

            migrationBuilder.CreateIndex(
                name: "IX_OpinionHandlings_Opinion_Organ",
                table: "OpinionHandlings",
                columns: new[] { "Opinion", "Organ" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OpinionHandlings_Organ",
                table: "OpinionHandlings",
                column: "Organ");

            migrationBuilder.CreateIndex(
                name: "IX_OpinionNumbers_Opinion",
                table: "OpinionNumbers",
                column: "Opinion",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OpinionNumbers_Prefix_Year_Serial",
                table: "OpinionNumbers",
                columns: new[] { "Prefix", "Year", "Serial" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OpinionPoint_ReviewOpinionId",
                table: "OpinionPoint",
                column: "ReviewOpinionId");

            migrationBuilder.CreateIndex(
                name: "IX_OpinionStep_ReviewOpinionId",
                table: "OpinionStep",
                column: "ReviewOpinionId");

            migrationBuilder.CreateIndex(
                name: "IX_OpinionVersions_Opinion_Number",
                table: "OpinionVersions",
                columns: new[] { "Opinion", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_OutgoingMessages_Recipient_Channel_Day_Slot",
                table: "OutgoingMessages",
                columns: new[] { "Recipient", "Channel", "Day", "Slot" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OutgoingMessages_State_NextAt",
                table: "OutgoingMessages",
                columns: new[] { "State", "NextAt" });

            migrationBuilder.CreateIndex(
                name: "IX_PaperQuestion_LawExamId",
                table: "PaperQuestion",
                column: "LawExamId");

            migrationBuilder.CreateIndex(
                name: "IX_PaperRow_HandlingPaperId",
                table: "PaperRow",
                column: "HandlingPaperId");

            migrationBuilder.CreateIndex(
                name: "IX_PapersSeen_File",
                table: "PapersSeen",
                column: "File");

            migrationBuilder.CreateIndex(
                name: "IX_PlanChange_PlanVersionId",
                table: "PlanChange",
                column: "PlanVersionId");

            migrationBuilder.CreateIndex(
                name: "IX_PlanItems_LeadMember",
                table: "PlanItems",
                column: "LeadMember");

            migrationBuilder.CreateIndex(
                name: "IX_PlanItems_Plan_Kind_TitleKey",
                table: "PlanItems",
                columns: new[] { "Plan", "Kind", "TitleKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PlanItems_Sitting",
                table: "PlanItems",
                column: "Sitting");

            migrationBuilder.CreateIndex(
                name: "IX_PlanVersionLine_PlanVersionId",
                table: "PlanVersionLine",
                column: "PlanVersionId");

            migrationBuilder.CreateIndex(
                name: "IX_PlanVersions_Plan_Number",
                table: "PlanVersions",
                columns: new[] { "Plan", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PointDrafts_Opinion_Person_Point",
                table: "PointDrafts",
                columns: new[] { "Opinion", "Person", "Point" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PublicationBlock_PublicationId",
                table: "PublicationBlock",
                column: "PublicationId");

            migrationBuilder.CreateIndex(
                name: "IX_Publications_MatterKind_MatterId",
                table: "Publications",
                columns: new[] { "MatterKind", "MatterId" });

            migrationBuilder.CreateIndex(
                name: "IX_Publications_State_PublishedOn",
                table: "Publications",
                columns: new[] { "State", "PublishedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_QuestionnaireAnswers_Questionnaire",
                table: "QuestionnaireAnswers",
                column: "Questionnaire");

            migrationBuilder.CreateIndex(
                name: "IX_QuestionnaireLinks_Hash",
                table: "QuestionnaireLinks",
                column: "Hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_QuestionnaireLinks_Questionnaire",
                table: "QuestionnaireLinks",
                column: "Questionnaire");

            migrationBuilder.CreateIndex(
                name: "IX_Questionnaires_Code",
                table: "Questionnaires",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Questionnaires_Inspection",
                table: "Questionnaires",
                column: "Inspection");

            migrationBuilder.CreateIndex(
                name: "IX_RatingRounds_Main",
                table: "RatingRounds",
                column: "Main");

            migrationBuilder.CreateIndex(
                name: "IX_RatingRounds_Sitting",
                table: "RatingRounds",
                column: "Sitting");

            migrationBuilder.CreateIndex(
                name: "IX_RatingRounds_Template",
                table: "RatingRounds",
                column: "Template");

            migrationBuilder.CreateIndex(
                name: "IX_RatingSubject_RatingRoundId",
                table: "RatingSubject",
                column: "RatingRoundId");

            migrationBuilder.CreateIndex(
                name: "IX_RatingTemplates_Name_Version",
                table: "RatingTemplates",
                columns: new[] { "Name", "Version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Referrals_Finding",
                table: "Referrals",
                column: "Finding");

            migrationBuilder.CreateIndex(
                name: "IX_Referrals_Inspection",
                table: "Referrals",
                column: "Inspection");

            migrationBuilder.CreateIndex(
                name: "IX_Referrals_Year_Serial",
                table: "Referrals",
                columns: new[] { "Year", "Serial" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReminderPauses_Until",
                table: "ReminderPauses",
                column: "Until");

            migrationBuilder.CreateIndex(
                name: "IX_Reminders_Message",
                table: "Reminders",
                column: "Message");

            migrationBuilder.CreateIndex(
                name: "IX_Reminders_Obligation_DeadlineVersion_OffsetCode_Recipient_Channel",
                table: "Reminders",
                columns: new[] { "Obligation", "DeadlineVersion", "OffsetCode", "Recipient", "Channel" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Reminders_Recipient_State",
                table: "Reminders",
                columns: new[] { "Recipient", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Reminders_State_DueAt",
                table: "Reminders",
                columns: new[] { "State", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ReportBody_Body",
                table: "ReportBody",
                column: "Body");

            migrationBuilder.CreateIndex(
                name: "IX_ReportBody_SpecialReportId",
                table: "ReportBody",
                column: "SpecialReportId");

            migrationBuilder.CreateIndex(
                name: "IX_ReportComment_SpecialReportId",
                table: "ReportComment",
                column: "SpecialReportId");

            migrationBuilder.CreateIndex(
                name: "IX_ReportDelivery_SpecialReportId",
                table: "ReportDelivery",
                column: "SpecialReportId");

            migrationBuilder.CreateIndex(
                name: "IX_ReportResolution_SpecialReportId",
                table: "ReportResolution",
                column: "SpecialReportId");

            migrationBuilder.CreateIndex(
                name: "IX_ReportStep_SpecialReportId",
                table: "ReportStep",
                column: "SpecialReportId");

            migrationBuilder.CreateIndex(
                name: "IX_ReportTour_SpecialReportId",
                table: "ReportTour",
                column: "SpecialReportId");

            migrationBuilder.CreateIndex(
                name: "IX_ReportVersion_SpecialReportId",
                table: "ReportVersion",
                column: "SpecialReportId");

            migrationBuilder.CreateIndex(
                name: "IX_ResearchSurveys_AudienceCommittee",
                table: "ResearchSurveys",
                column: "AudienceCommittee");

            migrationBuilder.CreateIndex(
                name: "IX_ResearchSurveys_Committee",
                table: "ResearchSurveys",
                column: "Committee");

            migrationBuilder.CreateIndex(
                name: "IX_ResearchSurveys_Deliberated",
                table: "ResearchSurveys",
                column: "Deliberated");

            migrationBuilder.CreateIndex(
                name: "IX_ResearchSurveys_Inspection",
                table: "ResearchSurveys",
                column: "Inspection");

            migrationBuilder.CreateIndex(
                name: "IX_ResearchSurveys_PlanItem",
                table: "ResearchSurveys",
                column: "PlanItem",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ResearchSurveys_Sitting",
                table: "ResearchSurveys",
                column: "Sitting");

            migrationBuilder.CreateIndex(
                name: "IX_ResearchSurveys_WishOrgan",
                table: "ResearchSurveys",
                column: "WishOrgan");

            migrationBuilder.CreateIndex(
                name: "IX_ResearchSurveys_Year_Serial",
                table: "ResearchSurveys",
                columns: new[] { "Year", "Serial" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReviewOpinions_Committee",
                table: "ReviewOpinions",
                column: "Committee");

            migrationBuilder.CreateIndex(
                name: "IX_ReviewOpinions_CompileWishedAt",
                table: "ReviewOpinions",
                column: "CompileWishedAt");

            migrationBuilder.CreateIndex(
                name: "IX_ReviewOpinions_DossierYear_DossierSerial",
                table: "ReviewOpinions",
                columns: new[] { "DossierYear", "DossierSerial" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReviewOpinions_Inspection",
                table: "ReviewOpinions",
                column: "Inspection",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReviewOpinions_LeadMember",
                table: "ReviewOpinions",
                column: "LeadMember");

            migrationBuilder.CreateIndex(
                name: "IX_ReviewOpinions_MainOrgan",
                table: "ReviewOpinions",
                column: "MainOrgan");

            migrationBuilder.CreateIndex(
                name: "IX_ReviewOpinions_Report",
                table: "ReviewOpinions",
                column: "Report",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RoleHoldings_Person",
                table: "RoleHoldings",
                column: "Person");

            migrationBuilder.CreateIndex(
                name: "IX_RoundEvent_RatingRoundId",
                table: "RoundEvent",
                column: "RatingRoundId");

            migrationBuilder.CreateIndex(
                name: "IX_RoundScrutineer_RatingRoundId",
                table: "RoundScrutineer",
                column: "RatingRoundId");

            migrationBuilder.CreateIndex(
                name: "IX_RuleValue_RuleProposalId",
                table: "RuleValue",
                column: "RuleProposalId");

            migrationBuilder.CreateIndex(
                name: "IX_RuleVersions_Key_Number",
                table: "RuleVersions",
                columns: new[] { "Key", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SampleDraws_Inspection",
                table: "SampleDraws",
                column: "Inspection");

            migrationBuilder.CreateIndex(
                name: "IX_SampleUnit_SampleDrawId",
                table: "SampleUnit",
                column: "SampleDrawId");

            migrationBuilder.CreateIndex(
                name: "IX_SearchEntries_Kind_Source",
                table: "SearchEntries",
                columns: new[] { "Kind", "Source" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SearchEntries_Owner",
                table: "SearchEntries",
                column: "Owner");

            migrationBuilder.CreateIndex(
                name: "IX_SelfAnswer_SelfInspectionReportId",
                table: "SelfAnswer",
                column: "SelfInspectionReportId");

            migrationBuilder.CreateIndex(
                name: "IX_SelfEvidence_SelfInspectionReportId",
                table: "SelfEvidence",
                column: "SelfInspectionReportId");

            migrationBuilder.CreateIndex(
                name: "IX_SelfInspectionReports_Body",
                table: "SelfInspectionReports",
                column: "Body");

            migrationBuilder.CreateIndex(
                name: "IX_SelfInspectionReports_Inspection_Body",
                table: "SelfInspectionReports",
                columns: new[] { "Inspection", "Body" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SittingGuest_SittingId",
                table: "SittingGuest",
                column: "SittingId");

            migrationBuilder.CreateIndex(
                name: "IX_SittingMove_SittingId",
                table: "SittingMove",
                column: "SittingId");

            migrationBuilder.CreateIndex(
                name: "IX_Sittings_Term_Number",
                table: "Sittings",
                columns: new[] { "Term", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Slips_Round",
                table: "Slips",
                column: "Round");

            migrationBuilder.CreateIndex(
                name: "IX_SpecialReports_Committee",
                table: "SpecialReports",
                column: "Committee");

            migrationBuilder.CreateIndex(
                name: "IX_SpecialReports_CouncilMeeting",
                table: "SpecialReports",
                column: "CouncilMeeting");

            migrationBuilder.CreateIndex(
                name: "IX_SpecialReports_Department",
                table: "SpecialReports",
                column: "Department");

            migrationBuilder.CreateIndex(
                name: "IX_SpecialReports_LeadMember",
                table: "SpecialReports",
                column: "LeadMember");

            migrationBuilder.CreateIndex(
                name: "IX_SpecialReports_Organ",
                table: "SpecialReports",
                column: "Organ");

            migrationBuilder.CreateIndex(
                name: "IX_SpecialReports_Origin",
                table: "SpecialReports",
                column: "Origin");

            migrationBuilder.CreateIndex(
                name: "IX_SpecialReports_PlanItem",
                table: "SpecialReports",
                column: "PlanItem",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SpecialReports_Sitting",
                table: "SpecialReports",
                column: "Sitting");

            migrationBuilder.CreateIndex(
                name: "IX_SpecialReports_Year_Serial",
                table: "SpecialReports",
                columns: new[] { "Year", "Serial" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SpeechNotes_Inspection",
                table: "SpeechNotes",
                column: "Inspection");

            migrationBuilder.CreateIndex(
                name: "IX_SpeechNotes_Report",
                table: "SpeechNotes",
                column: "Report");

            migrationBuilder.CreateIndex(
                name: "IX_StatutoryCheck_AnnualPlanId",
                table: "StatutoryCheck",
                column: "AnnualPlanId");

            migrationBuilder.CreateIndex(
                name: "IX_StoredFiles_MatterKind_MatterId",
                table: "StoredFiles",
                columns: new[] { "MatterKind", "MatterId" });

            migrationBuilder.CreateIndex(
                name: "IX_Surveyor_Person",
                table: "Surveyor",
                column: "Person");

            migrationBuilder.CreateIndex(
                name: "IX_Surveyor_ResearchSurveyId",
                table: "Surveyor",
                column: "ResearchSurveyId");

            migrationBuilder.CreateIndex(
                name: "IX_SurveyProposal_Body",
                table: "SurveyProposal",
                column: "Body");

            migrationBuilder.CreateIndex(
                name: "IX_SurveyProposal_ResearchSurveyId",
                table: "SurveyProposal",
                column: "ResearchSurveyId");

            migrationBuilder.CreateIndex(
                name: "IX_SurveyStep_ResearchSurveyId",
                table: "SurveyStep",
                column: "ResearchSurveyId");

            migrationBuilder.CreateIndex(
                name: "IX_SurveyVisit_ResearchSurveyId",
                table: "SurveyVisit",
                column: "ResearchSurveyId");

            migrationBuilder.CreateIndex(
                name: "IX_TopicProposals_Year",
                table: "TopicProposals",
                column: "Year");

            migrationBuilder.CreateIndex(
                name: "IX_TourDeputy_ReportTourId",
                table: "TourDeputy",
                column: "ReportTourId");

            migrationBuilder.CreateIndex(
                name: "IX_UnusedSentence_ReviewOpinionId",
                table: "UnusedSentence",
                column: "ReviewOpinionId");

            migrationBuilder.CreateIndex(
                name: "IX_YearClosings_Year",
                table: "YearClosings",
                column: "Year",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AgendaItem");

            migrationBuilder.DropTable(
                name: "Appointment");

            migrationBuilder.DropTable(
                name: "AppraisalPaper");

            migrationBuilder.DropTable(
                name: "AppraisalRemark");

            migrationBuilder.DropTable(
                name: "AppraisalResult");

            migrationBuilder.DropTable(
                name: "AppraisalStep");

            migrationBuilder.DropTable(
                name: "AppraisalSubject");

            migrationBuilder.DropTable(
                name: "Ask");

            migrationBuilder.DropTable(
                name: "AspNetUserClaims");

            migrationBuilder.DropTable(
                name: "AspNetUserLogins");

            migrationBuilder.DropTable(
                name: "AspNetUserTokens");

            migrationBuilder.DropTable(
                name: "AssistingBody");

            migrationBuilder.DropTable(
                name: "Attendances");

            migrationBuilder.DropTable(
                name: "AuditEntries");

            migrationBuilder.DropTable(
                name: "AuditHead");

            migrationBuilder.DropTable(
                name: "Ballots");

            migrationBuilder.DropTable(
                name: "BlackedOut");

            migrationBuilder.DropTable(
                name: "BodyHead");

            migrationBuilder.DropTable(
                name: "BodyNotices");

            migrationBuilder.DropTable(
                name: "CalendarDays");

            migrationBuilder.DropTable(
                name: "CalendarFeeds");

            migrationBuilder.DropTable(
                name: "ChannelMarks");

            migrationBuilder.DropTable(
                name: "ChecklistBody");

            migrationBuilder.DropTable(
                name: "ChecklistItem");

            migrationBuilder.DropTable(
                name: "ClosedCorrection");

            migrationBuilder.DropTable(
                name: "ClosedFigure");

            migrationBuilder.DropTable(
                name: "CommitmentAnswer");

            migrationBuilder.DropTable(
                name: "CommitteeComment");

            migrationBuilder.DropTable(
                name: "ConsultationAnswer");

            migrationBuilder.DropTable(
                name: "CouncilDecision");

            migrationBuilder.DropTable(
                name: "CouncilPresence");

            migrationBuilder.DropTable(
                name: "CycleMove");

            migrationBuilder.DropTable(
                name: "DismissalBill");

            migrationBuilder.DropTable(
                name: "EndedSessions");

            migrationBuilder.DropTable(
                name: "EvidenceFile");

            migrationBuilder.DropTable(
                name: "ExamAnswer");

            migrationBuilder.DropTable(
                name: "ExamCandidate");

            migrationBuilder.DropTable(
                name: "ExamCorrection");

            migrationBuilder.DropTable(
                name: "ExamQuestions");

            migrationBuilder.DropTable(
                name: "FindingArticle");

            migrationBuilder.DropTable(
                name: "FindingEvidence");

            migrationBuilder.DropTable(
                name: "FollowUpReport");

            migrationBuilder.DropTable(
                name: "GatheredOpinion");

            migrationBuilder.DropTable(
                name: "GroupMember");

            migrationBuilder.DropTable(
                name: "GroupParagraph");

            migrationBuilder.DropTable(
                name: "HandlingExtension");

            migrationBuilder.DropTable(
                name: "HandlingOutcome");

            migrationBuilder.DropTable(
                name: "IndicatorCheck");

            migrationBuilder.DropTable(
                name: "InspectedBody");

            migrationBuilder.DropTable(
                name: "InspectionDelivery");

            migrationBuilder.DropTable(
                name: "InspectionMeeting");

            migrationBuilder.DropTable(
                name: "InspectionPause");

            migrationBuilder.DropTable(
                name: "InspectionPresence");

            migrationBuilder.DropTable(
                name: "InspectionSending");

            migrationBuilder.DropTable(
                name: "InspectionStep");

            migrationBuilder.DropTable(
                name: "InspectionStop");

            migrationBuilder.DropTable(
                name: "ItemBody");

            migrationBuilder.DropTable(
                name: "ItemCommittee");

            migrationBuilder.DropTable(
                name: "JobLocks");

            migrationBuilder.DropTable(
                name: "JobPauses");

            migrationBuilder.DropTable(
                name: "JobRuns");

            migrationBuilder.DropTable(
                name: "KeyWorkBody");

            migrationBuilder.DropTable(
                name: "KeyWorkEvidence");

            migrationBuilder.DropTable(
                name: "KeyWorkPaper");

            migrationBuilder.DropTable(
                name: "KeyWorkPlanVersion");

            migrationBuilder.DropTable(
                name: "KeyWorkQuestions");

            migrationBuilder.DropTable(
                name: "KeyWorkRating");

            migrationBuilder.DropTable(
                name: "KeyWorkStep");

            migrationBuilder.DropTable(
                name: "LateMarks");

            migrationBuilder.DropTable(
                name: "LawProvisions");

            migrationBuilder.DropTable(
                name: "LeaveRequests");

            migrationBuilder.DropTable(
                name: "MilestoneDone");

            migrationBuilder.DropTable(
                name: "ObligationRevision");

            migrationBuilder.DropTable(
                name: "OpenVotes");

            migrationBuilder.DropTable(
                name: "OpinionDispatch");

            migrationBuilder.DropTable(
                name: "OpinionNumbers");

            migrationBuilder.DropTable(
                name: "OpinionStep");

            migrationBuilder.DropTable(
                name: "OpinionVersions");

            migrationBuilder.DropTable(
                name: "PaperQuestion");

            migrationBuilder.DropTable(
                name: "PaperRow");

            migrationBuilder.DropTable(
                name: "PapersSeen");

            migrationBuilder.DropTable(
                name: "PlanChange");

            migrationBuilder.DropTable(
                name: "PlanVersionLine");

            migrationBuilder.DropTable(
                name: "PointDrafts");

            migrationBuilder.DropTable(
                name: "QuestionnaireAnswers");

            migrationBuilder.DropTable(
                name: "QuestionnaireLinks");

            migrationBuilder.DropTable(
                name: "RatingSubject");

            migrationBuilder.DropTable(
                name: "Referrals");

            migrationBuilder.DropTable(
                name: "ReminderContacts");

            migrationBuilder.DropTable(
                name: "ReminderPauses");

            migrationBuilder.DropTable(
                name: "Reminders");

            migrationBuilder.DropTable(
                name: "ReportBody");

            migrationBuilder.DropTable(
                name: "ReportComment");

            migrationBuilder.DropTable(
                name: "ReportDelivery");

            migrationBuilder.DropTable(
                name: "ReportResolution");

            migrationBuilder.DropTable(
                name: "ReportStep");

            migrationBuilder.DropTable(
                name: "ReportVersion");

            migrationBuilder.DropTable(
                name: "RoleHoldings");

            migrationBuilder.DropTable(
                name: "Roll");

            migrationBuilder.DropTable(
                name: "RoundEvent");

            migrationBuilder.DropTable(
                name: "RoundScrutineer");

            migrationBuilder.DropTable(
                name: "RuleValue");

            migrationBuilder.DropTable(
                name: "RuleVersions");

            migrationBuilder.DropTable(
                name: "SampleUnit");

            migrationBuilder.DropTable(
                name: "SealedMarks");

            migrationBuilder.DropTable(
                name: "SearchEntries");

            migrationBuilder.DropTable(
                name: "SelfAnswer");

            migrationBuilder.DropTable(
                name: "SelfEvidence");

            migrationBuilder.DropTable(
                name: "SittingGuest");

            migrationBuilder.DropTable(
                name: "SittingMove");

            migrationBuilder.DropTable(
                name: "Slips");

            migrationBuilder.DropTable(
                name: "SpeechNotes");

            migrationBuilder.DropTable(
                name: "StatutoryCheck");

            migrationBuilder.DropTable(
                name: "Surveyor");

            migrationBuilder.DropTable(
                name: "SurveyProposal");

            migrationBuilder.DropTable(
                name: "SurveyStep");

            migrationBuilder.DropTable(
                name: "SurveyVisit");

            migrationBuilder.DropTable(
                name: "TopicProposals");

            migrationBuilder.DropTable(
                name: "TourDeputy");

            migrationBuilder.DropTable(
                name: "UnusedSentence");

            migrationBuilder.DropTable(
                name: "Appraisals");

            migrationBuilder.DropTable(
                name: "AspNetUsers");

            migrationBuilder.DropTable(
                name: "OpinionPoint");

            migrationBuilder.DropTable(
                name: "PublicationBlock");

            migrationBuilder.DropTable(
                name: "YearClosings");

            migrationBuilder.DropTable(
                name: "DutyReports");

            migrationBuilder.DropTable(
                name: "CouncilItem");

            migrationBuilder.DropTable(
                name: "KeyWorkCycles");

            migrationBuilder.DropTable(
                name: "HandlingAnswer");

            migrationBuilder.DropTable(
                name: "ExamSittings");

            migrationBuilder.DropTable(
                name: "FollowUps");

            migrationBuilder.DropTable(
                name: "InspectionReports");

            migrationBuilder.DropTable(
                name: "KeyWorks");

            migrationBuilder.DropTable(
                name: "HandlingPaper");

            migrationBuilder.DropTable(
                name: "StoredFiles");

            migrationBuilder.DropTable(
                name: "PlanVersions");

            migrationBuilder.DropTable(
                name: "Questionnaires");

            migrationBuilder.DropTable(
                name: "Findings");

            migrationBuilder.DropTable(
                name: "Obligations");

            migrationBuilder.DropTable(
                name: "OutgoingMessages");

            migrationBuilder.DropTable(
                name: "RatingRounds");

            migrationBuilder.DropTable(
                name: "RuleProposals");

            migrationBuilder.DropTable(
                name: "SampleDraws");

            migrationBuilder.DropTable(
                name: "SelfInspectionReports");

            migrationBuilder.DropTable(
                name: "ResearchSurveys");

            migrationBuilder.DropTable(
                name: "ReportTour");

            migrationBuilder.DropTable(
                name: "AppraisalChoices");

            migrationBuilder.DropTable(
                name: "Publications");

            migrationBuilder.DropTable(
                name: "Appointees");

            migrationBuilder.DropTable(
                name: "LawExams");

            migrationBuilder.DropTable(
                name: "OpinionHandlings");

            migrationBuilder.DropTable(
                name: "FieldVisits");

            migrationBuilder.DropTable(
                name: "MergedProblems");

            migrationBuilder.DropTable(
                name: "RatingTemplates");

            migrationBuilder.DropTable(
                name: "ReviewOpinions");

            migrationBuilder.DropTable(
                name: "LawInspections");

            migrationBuilder.DropTable(
                name: "SpecialReports");

            migrationBuilder.DropTable(
                name: "LawTexts");

            migrationBuilder.DropTable(
                name: "PlanItems");

            migrationBuilder.DropTable(
                name: "CouncilMeetings");

            migrationBuilder.DropTable(
                name: "SupervisedBodies");

            migrationBuilder.DropTable(
                name: "WorkCommittees");

            migrationBuilder.DropTable(
                name: "AnnualPlans");

            migrationBuilder.DropTable(
                name: "Members");

            migrationBuilder.DropTable(
                name: "Sittings");

            migrationBuilder.DropTable(
                name: "People");

            migrationBuilder.DropTable(
                name: "Terms");
        }
    }
}
