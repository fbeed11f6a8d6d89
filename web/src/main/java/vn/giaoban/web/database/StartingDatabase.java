package vn.giaoban.web.database;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import vn.giaoban.web.settings.Settings;

/// A database on its way up, beside the rest of the start: the two have nothing to do with each
/// other until the first bean asks for a connection.
public final class StartingDatabase {
  private final CompletableFuture<OpenDatabase> open;

  private StartingDatabase(CompletableFuture<OpenDatabase> open) {
    this.open = open;
  }

  /// Begins on a thread of its own.
  public static StartingDatabase begin(Settings settings) {
    return new StartingDatabase(
        CompletableFuture.supplyAsync(
            () -> OpenDatabase.open(settings),
            task -> Thread.ofPlatform().name("database").start(task)));
  }

  /// Waits for it.
  OpenDatabase await() {
    try {
      return open.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  /// The start failed elsewhere: what is up goes down again.
  public void abandon() {
    open.thenAccept(OpenDatabase::close).exceptionally(failure -> null).join();
  }
}
