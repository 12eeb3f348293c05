namespace Supervision.Web.Features.Calendar;

/// <summary>A row of the editor as typed.</summary>
public sealed class HolidayRow
{
    public string Name { get; set; } = "";

    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }

    public string MakeUpDays { get; set; } = "";

    public bool IsEmpty => Name.Length == 0 && From is null && To is null && MakeUpDays.Length == 0;

    public static HolidayRow Of(HolidayPeriod period) => new()
    {
        Name = period.Name,
        From = period.From,
        To = period.To,
        MakeUpDays = string.Join("、", period.MakeUpDays.Select(d => d.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))),
    };

    /// <summary>What cannot be read at all; whether it makes sense, the Domain says.</summary>
    public IEnumerable<string> Problems(int year)
    {
        if (!IsEmpty && From is null)
        {
            yield return "请填写放假第一天。";
        }

        if (HolidayWords.Read(MakeUpDays, year) is null)
        {
            yield return $"调休上班日应写成 {year}-09-20，几天用顿号分开。";
        }
    }

    public HolidayPeriod ToPeriod(int year) => new(Name.Trim(), From!.Value, To ?? From.Value, HolidayWords.Read(MakeUpDays, year)!);
}
