using System.Globalization;
using System.Net;
using System.Reflection;
using Grid.Ledger;

namespace Grid.Silo.Ops;

/// <summary>The plain page at <c>/</c>: whether the grid is well, and what it holds.</summary>
internal static class StatusPage
{
    private const string Style =
        "body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#1b1f24;"
        + "background:#fff}"
        + "dt{font-weight:600}dd{margin:0 0 .6rem}.alarm{background:#b00020;color:#fff;padding:.6rem 1rem}"
        + "a{color:#0b57d0}"
        + "@media(prefers-color-scheme:dark){body{color:#e6e6e6;background:#16181c}a{color:#8ab4f8}}";

    public static void MapStatusPage(this WebApplication app) => app.MapGet("/", Show);

    private static async Task<IResult> Show(
        StoredLedger ledger, SiloSettings settings, ISiloStatusOracle silo, CancellationToken cancellation)
    {
        var counts = await ledger.Count(cancellation);
        (string Name, string Value)[] rows =
        [
            ("Silo 节点", $"{silo.CurrentStatus}"),
            ("Version 版本", Assembly.GetExecutingAssembly().GetName().Version?.ToString(3) ?? ""),
            ("Store 账本", $"{settings.Store}"),
            ("Gateway 网关", $"{settings.AdvertisedIp}:{settings.GatewayPort}"),
            ("Entries 条目", Number(counts.Entries)),
            ("Open cases 在办案件", Number(counts.OpenCases)),
            ("Closed cases 已结案件", Number(counts.ClosedCases)),
            ("Commands waiting 待写命令", Number(ledger.QueueDepth)),
        ];
        var alarm = settings.IsInsecure
            ? "<p class=alarm role=alert>Grid:Insecure is set: whoever reaches this silo may submit in anybody's name. "
                + "已设置 Grid:Insecure:任何可访问者均可冒名提交。</p>"
            : "";
        var list = string.Concat(rows.Select(row => $"<dt>{Html(row.Name)}</dt><dd>{Html(row.Value)}</dd>"));
        return Results.Content(
            $"<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'>"
            + $"<title>Grid</title><style>{Style}</style><h1>Grid · 案件责任网格</h1>{alarm}<dl>{list}</dl>"
            + "<p><a href=/health/live>live</a> · <a href=/health/ready>ready</a> · "
            + "<a href=/health/startup>startup</a></p></html>",
            "text/html; charset=utf-8");
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Html(string text) => WebUtility.HtmlEncode(text);
}
