namespace Supervision.Domain.Inspections;

/// <summary>Id of one version of a law in the library.</summary>
public readonly record struct LawTextId(Guid Value);

/// <summary>Id of one line of a law's text.</summary>
public readonly record struct LawProvisionId(Guid Value);

/// <summary>Id of a law-enforcement inspection.</summary>
public readonly record struct LawInspectionId(Guid Value);

/// <summary>Id of one article of an inspection's checklist.</summary>
public readonly record struct ChecklistItemId(Guid Value);

/// <summary>Id of somebody's place in the group of an inspection.</summary>
public readonly record struct GroupMemberId(Guid Value);

/// <summary>Id of a meeting of an inspection.</summary>
public readonly record struct InspectionMeetingId(Guid Value);

/// <summary>Id of the self-inspection report of one body.</summary>
public readonly record struct SelfInspectionReportId(Guid Value);

/// <summary>Id of the group's report.</summary>
public readonly record struct InspectionReportId(Guid Value);

/// <summary>Id of one paragraph of the group's report.</summary>
public readonly record struct GroupParagraphId(Guid Value);

/// <summary>Id of a visit.</summary>
public readonly record struct FieldVisitId(Guid Value);

/// <summary>Id of a random sample.</summary>
public readonly record struct SampleDrawId(Guid Value);

/// <summary>Id of a stop of the itinerary.</summary>
public readonly record struct InspectionStopId(Guid Value);

/// <summary>Id of a finding, minted where it was written: on the phone, or with the form.</summary>
public readonly record struct FindingId(Guid Value);

/// <summary>Id of several findings taken as one problem.</summary>
public readonly record struct MergedProblemId(Guid Value);

/// <summary>Id of a piece of evidence, minted where it was added.</summary>
public readonly record struct FindingEvidenceId(Guid Value);

/// <summary>Id of a case lead or letter handed to the proper body.</summary>
public readonly record struct ReferralId(Guid Value);

/// <summary>Id of a questionnaire.</summary>
public readonly record struct QuestionnaireId(Guid Value);
