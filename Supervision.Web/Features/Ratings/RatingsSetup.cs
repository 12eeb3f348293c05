using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Common.Dossier;
using Supervision.Web.Deadlines;
using Supervision.Web.Common.Lists;
using Supervision.Web.Features.Ratings.BallotPath;

namespace Supervision.Web.Features.Ratings;

/// <summary>Registers ratings.</summary>
internal static class RatingsSetup
{
    public static IServiceCollection AddRatings(this IServiceCollection services)
    {
        services.AddOptions<BallotOptions>().BindConfiguration(BallotOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services.AddRounds();
    }

    private static IServiceCollection AddRounds(this IServiceCollection services) => services
        .AddSingleton<SlipHashes>().AddSingleton<SlipMint>().AddSingleton<SlipUrn>().AddSingleton<CodeDesk>().AddSingleton<PaperStation>().AddSingleton<BallotPages>().AddSingleton<BallotFaces>().AddSingleton<CastSlip>().AddSingleton<KeptSteps>().AddSingleton<CastReceipts>().AddSingleton<Guesses>().AddSingleton<HandTicks>().AddSingleton<RingKeys>().AddSingleton<RoundKeys>()
        .AddScoped<RatingActing>().AddScoped<SetUpRound>().AddScoped<ApproveRound>().AddScoped<NameScrutineers>().AddScoped<ReadyRound>().AddScoped<AddVoterGroup>().AddScoped<CountVoterGroup>().AddScoped<NoteHandedOut>()
        .AddScoped<TakeCode>().AddScoped<OpenRound>().AddScoped<CloseRound>().AddScoped<CancelRound>().AddScoped<AnnounceRound>()
        .AddScoped<DrawSlip>().AddScoped<TickRoll>().AddScoped<AdmitLate>().AddScoped<SealRound>().AddScoped<ConfirmRound>()
        .AddScoped<ProposeVoid>().AddScoped<SignVoid>().AddScoped<DropVoid>().AddScoped<RoundEnd>().AddScoped<UntickRoll>().AddScoped<NoteEnvelope>().AddScoped<SucceedScrutineer>().AddScoped<PauseDrawing>().AddScoped<NoteHelp>().AddScoped<SwitchWay>()
        .AddScoped<CastOpenVote>().AddScoped<EnterOpenVote>().AddScoped<CountOpenVotes>().AddScoped<OpenVoteQueries>().AddScoped<RepeatRound>().AddScoped<KeepRounds>().AddScoped<KeySheet>().AddScoped<CheckPaper>().AddScoped<PrintSlips>().AddScoped<ICouncilAgenda, RatingAgenda>().AddScoped<ISittingFollower, SlipForgetter>().AddScoped<IMatterGate, RatingGate>().AddScoped<RatingQueries>().AddScoped<Years.YearResultsQueries>().AddScoped<RatingStart>()
        .AddScoped<NoteStepDone>().AddScoped<ReplaceSlip>().AddScoped<RecuseMember>().AddScoped<DraftCorrection>().AddScoped<DropCorrection>()
        .AddScoped<SignCorrection>().AddScoped<ApplyCorrection>().AddScoped<SaveTemplate>().AddScoped<TemplateQueries>().AddScoped<RatingReading>()
        .AddScoped<IDutySource, RatingDutySource>().AddScoped<Phone.DrawQueries>();

    public static void MapRatings(this IEndpointRouteBuilder app)
    {
        app.MapBallotPath();
        app.MapResultFiles();
        app.MapGet("/ballots/results." + ExportFiles.Formats, async (
            string format, [AsParameters] Years.YearQuery query, Years.YearResultsQueries results, CurrentPerson person, TimeProvider clock, CancellationToken stop) =>
        {
            var view = await results.ReadAsync(query, stop);
            return view.Table.File(format, (await person.DemandAsync(Permissions.ReadRatings, stop)).Name, clock.GetUtcNow());
        }).RequireAuthorization(Permissions.ReadRatings);
    }
}
