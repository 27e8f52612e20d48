using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Grid.Simulator.Load;

/// <summary>Reads a load scenario. What it does not know it refuses, with file and line.</summary>
public static partial class LoadScenarioFile
{
    private static readonly IDeserializer Yaml = new DeserializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance)
        .WithTypeConverter(new SpanConverter())
        .WithDuplicateKeyChecking()
        .Build();

    /// <summary>The scenarios that come with the program.</summary>
    public static ImmutableArray<string> Presets { get; } = ["county", "province", "nation"];

    /// <summary>A scenario that comes with the program, or one in a file.</summary>
    /// <exception cref="FormatException">It is no scenario; the message says where.</exception>
    public static LoadScenario Load(string nameOrFile)
    {
        if (!Presets.Contains(nameOrFile))
        {
            return Parse(File.ReadAllText(nameOrFile), nameOrFile);
        }

        using var stream = typeof(LoadScenarioFile).Assembly.GetManifestResourceStream($"load.{nameOrFile}.yaml")!;
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd(), $"{nameOrFile}.yaml");
    }

    /// <param name="text">The YAML.</param>
    /// <param name="file">What messages call it.</param>
    /// <exception cref="FormatException">It is no scenario; the message says where.</exception>
    public static LoadScenario Parse(string text, string file)
    {
        LoadScenario? scenario;
        try
        {
            scenario = Yaml.Deserialize<LoadScenario?>(text);
        }
        catch (YamlException broken)
        {
            throw new FormatException($"{file}:{broken.Start.Line}: {Explain(broken)}", broken);
        }

        if (scenario is null)
        {
            throw new FormatException($"{file}:1: the scenario is empty");
        }

        var problems = LoadScenarioCheck.Problems(scenario);
        return problems.IsEmpty ? scenario : throw new FormatException(string.Join('\n', problems.Select(
            problem => $"{file}:{LineOf(text, problem.Key)}: {problem.Problem}")));
    }

    private static string Explain(YamlException broken)
    {
        var found = UnknownKey().Match(broken.Message);
        if (found.Success && typeof(LoadScenario).Assembly.GetType(found.Groups["type"].Value) is { } type)
        {
            var known = type.GetProperties().Where(property => property.CanWrite).Select(property =>
                property.GetCustomAttributes(false).OfType<YamlMemberAttribute>().FirstOrDefault()?.Alias
                ?? CamelCaseNamingConvention.Instance.Apply(property.Name));
            return $"`{found.Groups["key"].Value}` is no key here; known are {string.Join(", ", known)}";
        }

        return (broken.InnerException ?? broken).Message;
    }

    // A problem of meaning is shown where its key stands first.
    private static int LineOf(string text, string key) => Math.Max(1, 1 + Array.FindIndex(
        text.Split('\n'), line => Regex.IsMatch(line, $@"(^|[\s{{,-]){Regex.Escape(key)}\s*:")));

    [GeneratedRegex("Property '(?<key>[^']*)' not found on type '(?<type>[^']*)'")]
    private static partial Regex UnknownKey();

    private sealed class SpanConverter : IYamlTypeConverter
    {
        public bool Accepts(Type type) => type == typeof(TimeSpan) || type == typeof(TimeSpan?);

        public object ReadYaml(IParser parser, Type type, ObjectDeserializer rootDeserializer)
        {
            var scalar = parser.Consume<Scalar>();
            try
            {
                return SpanText.Parse(scalar.Value);
            }
            catch (FormatException malformed)
            {
                throw new YamlException(scalar.Start, scalar.End, malformed.Message, malformed);
            }
        }

        public void WriteYaml(IEmitter emitter, object? value, Type type, ObjectSerializer serializer) =>
            throw new NotSupportedException("scenarios are read, not written");
    }
}
