using Supervision.Domain.Rules;

namespace Supervision.Domain.Calendar;

/// <summary>Rules of counting days (D-13).</summary>
public static class CalendarRules
{
    public static readonly Clause Shift = new(
        "CAL-01", "期间的最后一日是法定休假日的，以法定休假日结束的次日为期间的最后一日。", "《民法典》第二百零三条（参照）");

    public static readonly Clause Before = new("CAL-02", "“N日前”以会议首日往前推算，会议当日不计入。", "《监督法》第十五条的理解"); // D-13.6

    public static readonly Clause Hours = new("CAL-03", "期间的最后一日的截止时间为二十四时；有业务时间的，停止业务活动的时间为截止时间。", "《民法典》第二百零三条第二款（参照）");

    public static readonly Clause Table = new(
        "CAL-04", "节假日安排按年度录入，写明名称、放假日期、调休上班日期和依据文件。", "《全国年节及纪念日放假办法》；本系统约定"); // D-13.2

    public static readonly Clause OnceADay = new("CAL-05", "同一天只能列为放假或者调休上班，并且只列一次。", "本系统约定"); // D-13.2

    public static readonly Rule ShiftWeekend = Rule.OfFlag("deadline.shift_weekend", "末日遇周末也顺延", Shift, value: true);

    public static readonly Rule BeforeInclusive = Rule.OfFlag("deadline.before_inclusive", "“N日前”含第N日当天", Before, value: true);

    public static readonly Rule OfficeHours = Rule.OfChoice(
        "deadline.office_hours", "末日的截止时间", Hours, ("off", "24:00"), ("17:30", "17:30"));
}
