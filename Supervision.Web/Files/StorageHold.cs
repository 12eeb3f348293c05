namespace Supervision.Web.Files;

/// <summary>Says that a website works on the storage directory, as long as its process lives: nobody restores under it.</summary>
/// <remarks>A shared lock of the operating system on a file of its own; it ends with the process, however that ends.</remarks>
internal sealed class StorageHold(StorageDirectory storage) : IHostedService, IDisposable
{
    private FileStream? held;

    private string Place => Path.Combine(storage.Root, "running");

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // Made first: a file that is only read is not made.
        using (new FileStream(Place, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite))
        {
        }

        held = new(Place, FileMode.Open, FileAccess.Read, FileShare.Read);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => held?.Dispose();

    /// <summary>True while a website holds the directory.</summary>
    public static bool IsTaken(StorageDirectory storage)
    {
        var place = Path.Combine(storage.Root, "running");
        if (!File.Exists(place))
        {
            return false;
        }

        try
        {
            using var alone = new FileStream(place, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
