using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Grid.Charts;
using Microsoft.Net.Http.Headers;

namespace Grid.Silo.Ops;

/// <summary>
/// What the chart library brings, served under names that change with the content, so that a browser asks for it once.
/// </summary>
internal static class PageAssets
{
    private const string Script = "text/javascript; charset=utf-8";

    private static readonly PageAsset EChartsAsset = new("echarts", ".js", ChartAssets.ECharts, Script);
    private static readonly PageAsset ScriptAsset = new("charts", ".js", ChartAssets.Script, Script);
    private static readonly PageAsset StyleAsset = new("charts", ".css", ChartAssets.Style, "text/css; charset=utf-8");

    private static readonly PageAsset NoticeAsset =
        new("notice", ".txt", ChartAssets.Notice, "text/plain; charset=utf-8");

    public static string ECharts => EChartsAsset.Path;

    public static string ChartScript => ScriptAsset.Path;

    public static string ChartStyle => StyleAsset.Path;

    /// <summary>Under which licences the charts are drawn.</summary>
    public static string Notice => NoticeAsset.Path;

    public static void MapPageAssets(this WebApplication app)
    {
        foreach (var asset in (PageAsset[])[EChartsAsset, ScriptAsset, StyleAsset, NoticeAsset])
        {
            app.MapGet(asset.Path, (HttpContext context) =>
            {
                context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
                context.Response.Headers.Vary = HeaderNames.AcceptEncoding;
                if (!context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.Ordinal))
                {
                    return Results.Bytes(asset.Bytes, asset.ContentType);
                }

                context.Response.Headers.ContentEncoding = "gzip";
                return Results.Bytes(asset.Packed, asset.ContentType);
            });
        }
    }

    private sealed class PageAsset(string name, string extension, string text, string contentType)
    {
        public byte[] Bytes { get; } = Encoding.UTF8.GetBytes(text);

        /// <summary>The same for whoever unpacks it: the library is large, and this is done once.</summary>
        public byte[] Packed { get; } = Pack(Encoding.UTF8.GetBytes(text));

        public string ContentType => contentType;

        public string Path { get; } =
            $"/ops/{name}.{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12]}{extension}";

        private static byte[] Pack(byte[] bytes)
        {
            using var packed = new MemoryStream();
            using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            {
                gzip.Write(bytes);
            }

            return packed.ToArray();
        }
    }
}
