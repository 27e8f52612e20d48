using System.Text;
using Grid.Ledger.Checkpoints;

namespace Grid.Ledger.Tests.Checkpoints;

/// <summary>Changes a text in every single bit.</summary>
internal static class Bits
{
    public static void ChangeEach(byte[] text, Action<string> accept)
    {
        accept(Encoding.UTF8.GetString(text));
        for (var bit = 0; bit < 8 * text.Length; bit++)
        {
            var changed = (byte[])text.Clone();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            try
            {
                accept(Encoding.UTF8.GetString(changed));
                Assert.Fail($"bit {bit} was changed and nobody noticed: {Encoding.UTF8.GetString(changed)}");
            }
            catch (Exception refused) when (refused is NoteException or UnknownKeyException)
            {
                // As it must be.
            }
        }
    }
}
