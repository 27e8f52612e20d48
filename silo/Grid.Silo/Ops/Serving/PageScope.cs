using Grid.Domain.Packs;
using Grid.Domain.Rules;
using Grid.Domain.Vocabulary;
using Grid.Grains;
using Grid.Grains.Followers;
using Grid.Silo.Ops.Reading;
using Grid.Silo.Ops.Texts;
using Microsoft.AspNetCore.Http.Features;

namespace Grid.Silo.Ops.Serving;

/// <summary>
/// What every part of one page may ask for: who reads, where, in which words, and what the page is true for.
/// </summary>
internal sealed class PageScope(RequestDelegate next)
{
    public async Task Invoke(HttpContext context, LiveViews views, IRulePacks packs)
    {
        // Taken before the page looks at anything, so that it is at least as new as it says.
        var moment = new PageMoment(views.Overview);
        var now = new PackMoment(Timestamp.FromUtc(moment.Overview.At));
        var known = ImmutableArray.CreateBuilder<RulePack>();
        foreach (var name in moment.Overview.Rules.Select(tally => tally.Pack).OfType<PackName>().Distinct())
        {
            if (await packs.InForce(name, now, context.RequestAborted) is { IsGap: false } inForce)
            {
                known.Add(inForce.Pack);
            }
        }

        context.Features.Set(moment);
        context.Features.Set(new PackWords(Reader.Of(context.Request).Language, known.DrainToImmutable()));
        await next(context);
    }
}

/// <summary>Hands to the components what the request carries.</summary>
internal static class PageScopeRegistration
{
    public static void AddPageScope(this IServiceCollection services)
    {
        services.AddScoped(provider => Reader.Of(Of(provider).Request));
        services.AddScoped(provider => PageText.In(provider.GetRequiredService<Reader>().Language));
        services.AddScoped<MissingThing>();
        services.AddScoped(provider => new PageAddress(Of(provider).Request));
        services.AddScoped(provider => Of(provider).Features.GetRequiredFeature<PageMoment>());
        services.AddScoped(provider => Of(provider).Features.GetRequiredFeature<PackWords>());
    }

    private static HttpContext Of(IServiceProvider provider) =>
        provider.GetRequiredService<IHttpContextAccessor>().HttpContext!;
}
