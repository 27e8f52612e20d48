using System.Runtime.CompilerServices;
using System.Text;

namespace Grid.Cli.Tests.Running;

/// <summary>What one test prints, while others print at the same time: each flow of calls has a console of its own.
/// </summary>
internal sealed class TestConsole : IAsyncDisposable
{
    private static readonly AsyncLocal<TestConsole?> Current = new();

    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public string Output => Snapshot(_output);

    public string Error => Snapshot(_error);

    /// <summary>From here on, what this flow of calls prints is kept.</summary>
    public static TestConsole Capture() => Current.Value = new();

    public ValueTask DisposeAsync()
    {
        Current.Value = null;
        return ValueTask.CompletedTask;
    }

    /// <summary>Once, before any test: the process prints by way of here, and is nobody's own grid.</summary>
    [ModuleInitializer]
    internal static void Install()
    {
        Console.SetOut(new Divided(Console.Out, console => console._output));
        Console.SetError(new Divided(Console.Error, console => console._error));
        Environment.SetEnvironmentVariable("XDG_DATA_HOME", Repository.NoDataHome);
    }

    private static string Snapshot(StringWriter writer)
    {
        lock (writer)
        {
            return writer.ToString();
        }
    }

    private sealed class Divided(TextWriter otherwise, Func<TestConsole, StringWriter> choose) : TextWriter
    {
        public override Encoding Encoding => otherwise.Encoding;

        public override void Write(char value) => With(value, static (to, one) => to.Write(one));

        public override void Write(char[] buffer, int index, int count) =>
            With((buffer, index, count), static (to, part) => to.Write(part.buffer, part.index, part.count));

        public override void Write(string? value) => With(value, static (to, text) => to.Write(text));

        private void With<T>(T what, Action<TextWriter, T> write)
        {
            var to = Current.Value is { } console ? choose(console) : otherwise;
            lock (to)
            {
                write(to, what);
            }
        }
    }
}
