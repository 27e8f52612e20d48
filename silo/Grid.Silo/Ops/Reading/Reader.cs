namespace Grid.Silo.Ops.Reading;

/// <summary>What a page must know of whoever reads it: nothing but the language and the brightness.</summary>
internal sealed record Reader(Language Language, PageTheme Theme)
{
    /// <summary>The parameter of an address, and the cookie, that name the language: <c>zh</c> or <c>en</c>.</summary>
    public const string LanguageName = "lang";

    /// <summary>The parameter of an address, and the cookie, that name the theme.</summary>
    public const string ThemeName = "theme";

    // A choice is kept for a year; nobody is told apart by it.
    private static readonly CookieOptions Kept = new()
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = TimeSpan.FromHours(365 * 24),
        Path = "/",
        SameSite = SameSiteMode.Lax,
    };

    /// <summary>The language as HTML names it.</summary>
    public string LanguageTag => Language == Language.Chinese ? "zh-CN" : "en";

    /// <summary>
    /// The language of a pack's own sentence, where it is told apart from the page's by its letters; nothing else says.
    /// </summary>
    public string? TagOf(string sentence) =>
        Language == Language.Chinese && sentence.Any(char.IsAsciiLetter) && sentence.All(letter => letter < '\u2E80')
            ? "en"
            : null;

    public static Reader Of(HttpRequest request) => new(
        LanguageOf(request.Query[LanguageName]) ?? LanguageOf(request.Cookies[CookieOf(LanguageName)])
            ?? Preferred(request),
        ThemeOf(request.Query[ThemeName]) ?? ThemeOf(request.Cookies[CookieOf(ThemeName)]) ?? PageTheme.System);

    /// <summary>Keeps what the address chooses, so that links need not repeat it.</summary>
    public static Task KeepChoice(HttpContext context, RequestDelegate next)
    {
        var query = context.Request.Query;
        if (LanguageOf(query[LanguageName]) is not null)
        {
            context.Response.Cookies.Append(CookieOf(LanguageName), query[LanguageName]!, Kept);
        }

        if (ThemeOf(query[ThemeName]) is not null)
        {
            context.Response.Cookies.Append(CookieOf(ThemeName), query[ThemeName]!, Kept);
        }

        return next(context);
    }

    private static string CookieOf(string name) => $"grid-{name}";

    private static Language? LanguageOf(string? text) => text switch
    {
        "en" => Language.English,
        "zh" => Language.Chinese,
        _ => null,
    };

    private static PageTheme? ThemeOf(string? text) => text switch
    {
        "system" => PageTheme.System,
        "light" => PageTheme.Light,
        "dark" => PageTheme.Dark,
        _ => null,
    };

    private static Language Preferred(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage
            .Where(accepted => accepted.Quality is not 0)
            .OrderByDescending(accepted => accepted.Quality ?? 1)
            .Select(accepted => accepted.Value.Value ?? "")
            .Select(tag => tag.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Language.Chinese
                : tag.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? Language.English : (Language?)null)
            .FirstOrDefault(language => language is not null) ?? Language.English;
}
