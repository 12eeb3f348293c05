namespace Supervision.Web.Common;

/// <summary>Asks who owes something to hurry, from wherever the deadline stands (催一下). Registered by the work list.</summary>
public interface INudge
{
    /// <summary>Reminds them at once; refused with a sentence on a rest day, when they were asked today, or when nobody can be reached.</summary>
    Task<Outcome> RunAsync(ObligationId id, CancellationToken stop);
}
