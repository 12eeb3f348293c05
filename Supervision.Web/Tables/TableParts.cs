using System.Globalization;
using System.Security;
using System.Text;

namespace Supervision.Web.Tables;

/// <summary>The parts of a workbook around its rows (ECMA-376): names, widths, looks, print settings.</summary>
internal static class TableParts
{
    /// <summary>The part of a sheet, counted from 0.</summary>
    public static string SheetName(int place) => $"xl/worksheets/sheet{place + 1}.xml";

    public const string SheetEnd =
        "</sheetData><pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>"
        + "<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/></worksheet>";

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";

    /// <summary>Day 0 of spreadsheets.</summary>
    private static readonly DateOnly DayZero = new(1899, 12, 30);

    public static IEnumerable<(string Name, string Xml)> Of(IReadOnlyList<TableSheet> tables) =>
    [
        ("[Content_Types].xml", Declaration + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + $"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{SheetType("sheet.main")}\"/>"
            + $"<Override PartName=\"/xl/styles.xml\" ContentType=\"{SheetType("styles")}\"/>"
            + string.Concat(tables.Select((_, i) => $"<Override PartName=\"/{SheetName(i)}\" ContentType=\"{SheetType("worksheet")}\"/>")) + "</Types>"),
        ("_rels/.rels", Declaration + $"<Relationships xmlns=\"{Package}\"><Relationship Id=\"rId1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
        ("xl/_rels/workbook.xml.rels", Declaration + $"<Relationships xmlns=\"{Package}\">"
            + string.Concat(tables.Select((_, i) => $"<Relationship Id=\"rId{i + 1}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{i + 1}.xml\"/>"))
            + $"<Relationship Id=\"rId{tables.Count + 1}\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/></Relationships>"),
        ("xl/workbook.xml", Declaration + $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets>"
            + string.Concat(tables.Select((t, i) => $"<sheet name=\"{NameOf(t)}\" sheetId=\"{i + 1}\" r:id=\"rId{i + 1}\"/>")) + "</sheets><definedNames>"
            + string.Concat(tables.Select((t, i) => $"<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"{i}\">'{NameOf(t)}'!$2:$2</definedName>")) + "</definedNames></workbook>"),
        ("xl/styles.xml", Declaration + Styles),
    ];

    /// <summary>Everything before the rows: columns, and the first two rows kept in sight.</summary>
    public static string SheetStart(TableSheet table)
    {
        var columns = new StringBuilder();
        for (var i = 0; i < table.Columns.Count; i++)
        {
            columns.Append(CultureInfo.InvariantCulture, $"<col min=\"{i + 1}\" max=\"{i + 1}\" width=\"{table.Columns[i].Width}\" customWidth=\"1\"/>");
        }

        return Declaration + $"<worksheet xmlns=\"{Main}\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>"
            + "<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"2\" topLeftCell=\"A3\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>"
            + $"<sheetFormatPr defaultRowHeight=\"15\"/><cols>{columns}</cols><sheetData>";
    }

    /// <summary>A1, B1 … Z1, AA1.</summary>
    public static string Place(int column, int row)
    {
        var name = "";
        for (var rest = column; rest >= 0; rest = (rest / 26) - 1)
        {
            name = (char)('A' + (rest % 26)) + name;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{name}{row}");
    }

    public static int NumberOf(DateOnly day) => day.DayNumber - DayZero.DayNumber;

    // Thirty-one characters, and none that a reference gives a meaning.
    private static string NameOf(TableSheet table)
    {
        var plain = string.Concat(table.Name.Where(c => !"[]*?/\\:'".Contains(c, StringComparison.Ordinal)));
        return SecurityElement.Escape(plain.Length > 31 ? plain[..31] : plain);
    }

    private static string SheetType(string part) => $"application/vnd.openxmlformats-officedocument.spreadsheetml.{part}+xml";

    // 0 plain, 1 text that turns its lines, 2 a day, 3 a heading, 4 the first row.
    private const string Styles =
        $"<styleSheet xmlns=\"{Main}\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/></numFmts>"
        + "<fonts count=\"3\"><font><sz val=\"11\"/><name val=\"宋体\"/></font><font><b/><sz val=\"11\"/><name val=\"宋体\"/></font><font><i/><sz val=\"10\"/><name val=\"宋体\"/></font></fonts>"
        + "<fills count=\"3\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>"
        + "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFEAF1F7\"/></patternFill></fill></fills>"
        + "<borders count=\"2\"><border/><border><left style=\"thin\"/><right style=\"thin\"/><top style=\"thin\"/><bottom style=\"thin\"/></border></borders>"
        + "<cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"5\"><xf/>"
        + "<xf borderId=\"1\" applyAlignment=\"1\" applyBorder=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>"
        + "<xf numFmtId=\"164\" borderId=\"1\" applyNumberFormat=\"1\" applyBorder=\"1\" applyAlignment=\"1\"><alignment horizontal=\"left\" vertical=\"top\"/></xf>"
        + "<xf fontId=\"1\" fillId=\"2\" borderId=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\"><alignment vertical=\"center\" wrapText=\"1\"/></xf>"
        + "<xf fontId=\"2\" applyFont=\"1\"/></cellXfs></styleSheet>";
}
