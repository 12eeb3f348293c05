using Supervision.Domain.Rules;

namespace Supervision.Domain.Reminders;

/// <summary>The sentences around reminders that the program enforces (D-12).</summary>
public static class ReminderRules
{
    /// <summary>How a person is reached.</summary>
    public static readonly Clause Contact = new("RMD-01", "电子邮箱写一个完整的地址，选了邮件提醒的要填写。", "本系统约定"); // D-12.2

    /// <summary>Pausing.</summary>
    public static readonly Clause Pausing = new("RMD-02", "暂停提醒要写明理由和截止日；期限照常计算。", "本系统约定");

    /// <summary>Asking somebody to hurry.</summary>
    public static readonly Clause Nudging = new("RMD-03", "等别人办的事，每个工作日可以催一次。", "本系统约定");

    /// <summary>The robot's address.</summary>
    public static readonly Clause RobotAddress = new("RMD-04", "群机器人的地址只用 https，主机在允许的名单上，而且不在内网。", "本系统约定");

    /// <summary>Trying again.</summary>
    public static readonly Clause Retrying = new("RMD-05", "没有送达的消息可以重新投递。", "本系统约定"); // D-12.2

    /// <summary>After a restored backup.</summary>
    public static readonly Clause Restoring = new("RMD-06", "从备份恢复后，备份以后发出过的提醒不再发送。", "本系统约定"); // D-17.41
}
