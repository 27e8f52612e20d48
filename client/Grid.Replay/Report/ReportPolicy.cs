using System.Security.Cryptography;
using System.Text;
using Grid.Charts;

namespace Grid.Replay.Report;

/// <summary>
/// What the file may do in a browser: run its own scripts, by their hashes, and nothing else. Even markup that slipped
/// in from a log could neither run nor load anything.
/// </summary>
public sealed class ReportPolicy
{
    public string Start { get; } = Plain(ReportAssets.Start);

    public string ECharts { get; } = Plain(ChartAssets.ECharts);

    public string Charts { get; } = Plain(ChartAssets.Script);

    public string Script { get; } = Plain(ReportAssets.Script);

    public string Text =>
        $"default-src 'none'; style-src 'unsafe-inline'; script-src {string.Join(' ', Hashes)}; "
        + "base-uri 'none'; form-action 'none'";

    private IEnumerable<string> Hashes => new[] { Start, ECharts, Charts, Script }.Select(
        script => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}'");

    // A browser reads line ends of any kind as one, and hashes what it has read.
    private static string Plain(string script) => script.ReplaceLineEndings("\n");
}
