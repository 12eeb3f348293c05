using System.Globalization;
using System.Text.RegularExpressions;

namespace Supervision.Domain.Calendar;

/// <summary>What was understood of a notice (放假通知) pasted as text; a person corrects it before it is saved.</summary>
/// <param name="Year">The year it is about; null when the text does not say.</param>
/// <param name="Number">Its document number, e.g. 国办发明电〔2025〕7号.</param>
/// <param name="Periods">The holidays found.</param>
/// <param name="Questions">What did not fit and needs a look, in Chinese.</param>
public sealed record ReadNotice(int? Year, string? Number, IReadOnlyList<HolidayPeriod> Periods, IReadOnlyList<string> Questions);

/// <summary>Reads the State Council's notice on holidays as it is published (国务院办公厅关于……年部分节假日安排的通知).</summary>
public static partial class NoticeText
{
    private const int LongestText = 20_000;

    /// <summary>Finds the holidays in the text. <paramref name="year"/> counts when the text names none.</summary>
    public static ReadNotice Read(string text, int year)
    {
        var plain = text.Length > LongestText ? text[..LongestText] : text;
        var named = Title().Match(plain) is { Success: true } title ? int.Parse(title.Groups["year"].Value, CultureInfo.InvariantCulture) : (int?)null;
        var number = Number().Match(plain) is { Success: true } found ? found.Value : null;
        List<string> questions = [];
        List<HolidayPeriod> periods = [];
        foreach (Match item in Item().Matches(plain))
        {
            var reader = new ItemReader(item.Groups["name"].Value.Trim(), named ?? year, questions);
            periods.AddRange(reader.Read(item.Groups["rest"].Value));
        }

        if (periods.Count == 0)
        {
            questions.Add("没有从文字里读出节假日。每个节假日一行，例如“一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。”。");
        }

        return new(named, number, periods, questions);
    }

    [GeneratedRegex(@"(?<year>20\d{2})年部分节假日", RegexOptions.None, 1000)]
    private static partial Regex Title();

    [GeneratedRegex(@"国办发(?:明电)?〔20\d{2}〕\d{1,3}号", RegexOptions.None, 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"[一二三四五六七八九十]{1,3}、(?<name>[\p{IsCJKUnifiedIdeographs}、]{2,20})[：:](?<rest>[^\n]*)", RegexOptions.None, 1000)]
    private static partial Regex Item();

    [GeneratedRegex(@"(?:(?<y1>20\d{2})年)?(?<m1>\d{1,2})月(?<d1>\d{1,2})日(?<n1>(?:（[^）]*）)?)(?:至(?:(?<y2>20\d{2})年)?(?:(?<m2>\d{1,2})月)?(?<d2>\d{1,2})日(?<n2>(?:（[^）]*）)?))?", RegexOptions.None, 1000)]
    private static partial Regex Span();

    [GeneratedRegex(@"共(?<days>\d{1,2})天", RegexOptions.None, 1000)]
    private static partial Regex Count();

    private sealed class ItemReader(string name, int year, List<string> questions)
    {
        public IEnumerable<HolidayPeriod> Read(string text)
        {
            List<HolidayPeriod> periods = [];
            List<DateOnly> worked = [];
            foreach (var sentence in text.Split('。', StringSplitOptions.RemoveEmptyEntries))
            {
                var spans = Span().Matches(sentence).Select(SpanOf).OfType<(DateOnly From, DateOnly To)>().ToList();
                if (sentence.Contains("上班", StringComparison.Ordinal))
                {
                    worked.AddRange(spans.Select(s => s.From));
                }
                else if (sentence.Contains("放假", StringComparison.Ordinal))
                {
                    periods.AddRange(spans.Select(s => new HolidayPeriod(name, s.From, s.To, [])));
                    CheckCount(sentence, periods);
                }
            }

            return periods is [var first, .. var rest] ? [first with { MakeUpDays = worked }, .. rest] : Unread();
        }

        private IReadOnlyList<HolidayPeriod> Unread()
        {
            questions.Add($"“{name}”没有读出放假日期，请手工录入。");
            return [];
        }

        private void CheckCount(string sentence, List<HolidayPeriod> periods)
        {
            var days = periods.Sum(p => p.DaysOff().Count());
            if (Count().Match(sentence) is { Success: true } count && count.Groups["days"].Value != days.ToString(CultureInfo.InvariantCulture))
            {
                questions.Add($"“{name}”原文写共{count.Groups["days"].Value}天，读出来是{days}天，请核对。");
            }
        }

        private (DateOnly From, DateOnly To)? SpanOf(Match span)
        {
            var month = span.Groups["m1"].Value;
            var from = DayOf(span.Groups["y1"].Value, month, span.Groups["d1"].Value, span.Groups["n1"].Value);
            if (!span.Groups["d2"].Success)
            {
                return from is { } day ? (day, day) : null;
            }

            var toMonth = span.Groups["m2"].Success ? span.Groups["m2"].Value : month;
            var to = DayOf(span.Groups["y2"].Value, toMonth, span.Groups["d2"].Value, span.Groups["n2"].Value);
            return from is { } first && to is { } last ? (first, last) : null;
        }

        private DateOnly? DayOf(string inYear, string month, string day, string note)
        {
            var text = $"{(inYear.Length > 0 ? inYear : year.ToString(CultureInfo.InvariantCulture))}-{month}-{day}";
            if (!DateOnly.TryParseExact(text, "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var found))
            {
                questions.Add($"“{name}”里的“{month}月{day}日”不是日期，请核对。");
                return null;
            }

            if (note.Contains('周', StringComparison.Ordinal) && !note.Contains(found.Weekday(), StringComparison.Ordinal))
            {
                questions.Add($"“{name}”：{found.Full()}是{found.Weekday()}，原文写的是“{note.Trim('（', '）')}”，请核对年份。");
            }

            return found;
        }
    }
}
