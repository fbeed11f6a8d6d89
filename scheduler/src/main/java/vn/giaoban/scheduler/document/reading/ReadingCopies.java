package vn.giaoban.scheduler.document.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import vn.giaoban.scheduler.document.BlobStore;
import vn.giaoban.scheduler.document.Document;

/// Reading copies of PDFs as files, `reading/<SHA-256 of the document>.pdf` under the data
/// directory, made when one is first asked for.
public final class ReadingCopies {
  private static final Logger log = LoggerFactory.getLogger(ReadingCopies.class);

  /// A document that takes longer was made to take long; it is read as it is.
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path root;
  private final BlobStore blobs;
  private final ConcurrentMap<String, Mono<Path>> underWay = new ConcurrentHashMap<>();

  private ReadingCopies(Path root, BlobStore blobs) {
    this.root = root;
    this.blobs = blobs;
  }

  /// Opens the folder, making it when it is not there. Blocks.
  public static ReadingCopies open(Path root, BlobStore blobs) {
    try {
      Files.createDirectories(root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ReadingCopies(root, blobs);
  }

  /// The copy of a version; the version itself when it is no PDF or cannot be laid out anew; empty
  /// when its content is away.
  public Mono<Path> of(Document.Version version) {
    var sha256 = version.sha256();
    var original =
        Mono.fromCallable(() -> blobs.find(sha256))
            .subscribeOn(Schedulers.boundedElastic())
            .flatMap(Mono::justOrEmpty);
    if (!version.mediaType().equals("application/pdf")) {
      return original;
    }
    return original.flatMap(source ->
        underWay.computeIfAbsent(
            sha256,
            _ ->
                Mono.fromCallable(() -> made(source, sha256))
                    .subscribeOn(Schedulers.boundedElastic())
                    .timeout(PATIENCE)
                    .onErrorResume(e -> {
                      log.info("document {}: read as it is: {}", sha256, e.toString());
                      return Mono.just(source);
                    })
                    .doFinally(_ -> underWay.remove(sha256))
                    .cache()));
  }

  private Path made(Path source, String sha256) throws IOException {
    var copy = root.resolve(sha256 + ".pdf");
    if (Files.isRegularFile(copy)) {
      return copy;
    }
    var draft = Files.createTempFile(root, sha256, ".tmp");
    try {
      PageLayout.write(source, draft);
      // A copy that another thread has made meanwhile is as good.
      Files.move(draft, copy, StandardCopyOption.ATOMIC_MOVE);
      return copy;
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
