using Supervision.Domain.Rules;

namespace Supervision.Domain.Documents;

/// <summary>The clauses of publication (公开, D-8.13, D-17.38).</summary>
public static class PublicationRules
{
    public static readonly Clause CheckedFirst = new(
        "PUB-01", "公开稿由办公室制作，经有关专委会或者工委负责人核定后公开。", "监督法第十七条；本系统约定"); // D-8.13

    public static readonly Clause Grounds = new(
        "PUB-02", "涉及国家秘密、工作秘密、个人信息、商业秘密的部分不予公开，并注明依据。", "本系统约定"); // D-8.13

    public static readonly Clause NoteInItsPlace = new(
        "PUB-03", "撤下已公开内容的，以注明日期的说明代替，原稿留存。", "本系统约定"); // D-17.38
}
