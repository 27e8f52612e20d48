using Grid.Charts;

namespace Grid.Cli.Loading.Html;

/// <summary>The words of the report on a load, each in English and Chinese.</summary>
internal static class LoadWords
{
    private static readonly Dictionary<string, ChartText> Words = new(StringComparer.Ordinal)
    {
        ["report"] = new("Load report", "负载报告"),
        ["skip"] = new("Skip to the content", "跳到正文"),
        ["language"] = new("Language", "语言"),
        ["theme"] = new("Colours", "配色"),
        ["theme.auto"] = new("Auto", "自动"),
        ["theme.light"] = new("Light", "浅色"),
        ["theme.dark"] = new("Dark", "深色"),
        ["contents"] = new("Contents", "目录"),
        ["lead"] = new(
            "Commands were sent on a schedule that waits for no answer. Latency counts from the moment at which a "
            + "command was to be sent, so a grid that stands still cannot hide it.",
            "命令按既定时间表发出，不等待任何答复。延迟从命令应当发出的时刻算起，因此停顿无法被掩盖。"),
        ["summary"] = new("Summary", "概要"),
        ["verdict.passed"] = new("Passed", "通过"),
        ["verdict.failed"] = new("Failed", "未通过"),
        ["verdict.refused"] = new("No verdict", "不予判定"),
        ["verdict.none"] = new("No grid", "无网格"),
        ["verdict.refused.means"] = new(
            "The generator itself was the limit: the figures speak of it and not of the grid.",
            "发生器自身成为瓶颈：这些数字反映的是发生器，而不是网格。"),
        ["verdict.none.means"] = new(
            "There was no grid: the figures are the generator's own ceiling.",
            "没有网格：这些数字是发生器自身的上限。"),
        ["verdict.passed.means"] = new(
            "Nothing acknowledged is lost, nothing took effect twice, and every goal was reached.",
            "已确认的没有丢失，没有重复生效，各项目标均已达到。"),
        ["asked"] = new("Asked", "要求"),
        ["sent"] = new("Sent", "已发"),
        ["acknowledged"] = new("Acknowledged", "已确认"),
        ["acknowledged.means"] = new("done and durable, a second", "每秒完成并持久化"),
        ["refused"] = new("Refused", "被拒绝"),
        ["refused.means"] = new("the rules said no", "规则不允许"),
        ["overloaded"] = new("Overloaded", "过载"),
        ["overloaded.means"] = new("no room at any attempt", "每次尝试均无余量"),
        ["unknown"] = new("Unknown", "结果未知"),
        ["unknown.means"] = new("no answer, also when asked again", "再次询问后仍无答复"),
        ["p50.means"] = new("half took no longer", "一半不超过此值"),
        ["p99.means"] = new("99 of a hundred took no longer", "百分之九十九不超过此值"),
        ["p999.means"] = new("999 of a thousand took no longer", "千分之九百九十九不超过此值"),
        ["rate"] = new("Rate over time", "速率随时间变化"),
        ["rate.chart"] = new("Commands a second", "每秒命令数"),
        ["latency"] = new("Latency over time", "延迟随时间变化"),
        ["latency.chart"] = new("Latency of each second, from the intended start", "每秒的延迟，自应发时刻起"),
        ["generator"] = new("The generator", "发生器"),
        ["generator.chart"] = new("Processor share and late sends", "处理器占用与迟发"),
        ["processor"] = new("processor share, %", "处理器占用，%"),
        ["late"] = new("late sends", "迟发"),
        ["inFlight"] = new("Commands under way", "在途命令"),
        ["milliseconds"] = new("ms", "毫秒"),
        ["second"] = new("Second", "秒"),
        ["latencies"] = new("Latencies", "延迟"),
        ["latencies.of"] = new("Of", "对象"),
        ["latencies.corrected"] = new("from the intended start to the acknowledgement", "从应发时刻到确认"),
        ["latencies.service"] = new("from the send to its answer", "从发出到答复"),
        ["latencies.delay"] = new("from the intended start to the send", "从应发时刻到发出"),
        ["ledger"] = new("The ledger afterwards", "事后核对账本"),
        ["receipts"] = new("Receipts held against the ledger", "与账本核对的回执"),
        ["sample"] = new("one of", "抽样比例"),
        ["lost"] = new("Acknowledged and lost", "已确认却丢失"),
        ["duplicated"] = new("Took effect twice", "重复生效"),
        ["refusedButWritten"] = new("Refused, yet written", "被拒绝却已写入"),
        ["verified"] = new("Verification of the ledger", "账本验证"),
        ["verified.true"] = new("clean", "完好"),
        ["verified.false"] = new("damaged", "有损坏"),
        ["verified.none"] = new("not verified", "未验证"),
        ["notChecked"] = new("not held against the ledger", "未核对"),
        ["about"] = new("Run and environment", "运行与环境"),
        ["scenario"] = new("Scenario", "场景"),
        ["target"] = new("Target", "目标"),
        ["seed"] = new("Seed and run", "种子与运行"),
        ["time"] = new("Begun, sent for", "开始时间与发送时长"),
        ["config"] = new("Settings", "设置"),
        ["preparation"] = new("Preparation", "准备"),
        ["version"] = new("Grid, commit", "Grid 与提交"),
        ["machine"] = new("Machine", "机器"),
        ["inProcess"] = new(
            "The grid ran in the same process: the processor share includes its work.",
            "网格在同一进程中运行：处理器占用包含其工作。"),
        ["distribution"] = new("The whole distribution, in milliseconds", "完整分布，毫秒"),
    };

    public static ChartText Of(string key) => Words[key];
}
