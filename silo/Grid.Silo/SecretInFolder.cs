namespace Grid.Silo;

/// <summary>A secret of the silo in the folder of its keys, which its owner alone may read.</summary>
internal static class SecretInFolder
{
    /// <summary>Opens a secret, which is made where there is none.</summary>
    /// <param name="folder">The folder of the keys.</param>
    /// <param name="secret">The name of its file, what it is in words, and the setting that can do without.</param>
    /// <param name="open">Reads the file, or makes it.</param>
    /// <exception cref="SettingsException">It cannot be read or made.</exception>
    public static T Open<T>(
        string folder, (string File, string What, string Setting) secret, Func<string, T> open)
    {
        var file = Path.Combine(folder, secret.File);
        try
        {
            return open(file);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException(
                $"{secret.What}, {file}, cannot be read or made: {failed.Message}; put that right, or set "
                + $"{secret.Setting}=false");
        }
    }
}
