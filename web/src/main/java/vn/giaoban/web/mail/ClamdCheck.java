package vn.giaoban.web.mail;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.Executors;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import vn.giaoban.mail.clamav.ClamdClient;
import vn.giaoban.mail.clamav.ScanResult;
import vn.giaoban.scheduler.document.BlobStore;
import vn.giaoban.scheduler.inbox.VirusCheck;

/// Asks the office's ClamAV about files that came by mail, on virtual threads. What it cannot look
/// at is not taken.
public final class ClamdCheck implements VirusCheck, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ClamdClient client;
  private final Scheduler threads =
      Schedulers.fromExecutorService(Executors.newVirtualThreadPerTaskExecutor(), "clamd");

  /// @param maxOctets of a file, as on the upload page
  public ClamdCheck(URI scanner, long maxOctets) {
    this.client = new ClamdClient(scanner, PATIENCE, maxOctets);
  }

  @Override
  public Mono<Outcome> look(BlobStore.Staged file) {
    return Mono.fromCallable(() -> scan(file)).subscribeOn(threads);
  }

  private Outcome scan(BlobStore.Staged file) throws IOException {
    try (var content = Files.newInputStream(file.file())) {
      return switch (client.scan(content)) {
        case ScanResult.Clean() -> new Outcome.Clean();
        case ScanResult.Infected(var name) -> new Outcome.Infected(name);
        case ScanResult.Unchecked(var reason, var words) ->
            new Outcome.Unchecked(reason + ": " + words);
      };
    }
  }

  @Override
  public void close() {
    client.close();
    threads.dispose();
  }
}
