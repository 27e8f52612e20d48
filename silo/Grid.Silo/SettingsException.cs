namespace Grid.Silo;

/// <summary>A setting is wrong. The message says which, and how to mend it.</summary>
internal sealed class SettingsException(string message) : Exception(message);
