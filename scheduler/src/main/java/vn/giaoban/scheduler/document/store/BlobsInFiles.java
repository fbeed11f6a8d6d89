package vn.giaoban.scheduler.document.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import vn.giaoban.scheduler.document.BlobStore;

/// Contents as files under one directory: `incoming/` while they are received, then `<first two hex
/// digits>/<SHA-256>`. Written, synced, renamed, and the directory synced, so a crash leaves a
/// whole file or none.
public final class BlobsInFiles implements BlobStore {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  private final Path root;
  private final Path incoming;

  private BlobsInFiles(Path root) {
    this.root = root;
    this.incoming = root.resolve("incoming");
  }

  /// Opens the store, making it when it is not there, and removes what a crash left half received.
  /// Blocks.
  ///
  /// @param root the store's own directory
  public static BlobsInFiles open(Path root) {
    var store = new BlobsInFiles(root);
    try {
      Files.createDirectories(store.incoming);
      try (var left = Files.newDirectoryStream(store.incoming)) {
        for (var file : left) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return store;
  }

  @Override
  public Mono<Staged> stage(Publisher<ByteBuffer> octets, long maxOctets) {
    return Mono.usingWhen(
            Mono.fromCallable(() -> Receiving.into(incoming.resolve(UUID.randomUUID().toString()))),
            receiving ->
                Flux.from(octets)
                    .publishOn(Schedulers.boundedElastic())
                    .doOnNext(buffer -> receiving.write(buffer, maxOctets))
                    .then(Mono.fromCallable(receiving::finish)),
            receiving -> Mono.empty(),
            (receiving, error) -> Mono.fromRunnable(receiving::abandon),
            receiving -> Mono.fromRunnable(receiving::abandon))
        .subscribeOn(Schedulers.boundedElastic());
  }

  @Override
  public Mono<Void> keep(Staged staged) {
    return Mono.<Void>fromRunnable(() -> move(staged)).subscribeOn(Schedulers.boundedElastic());
  }

  @Override
  public Mono<Void> discard(Staged staged) {
    return Mono.<Void>fromCallable(
            () -> {
              Files.deleteIfExists(staged.file());
              return null;
            })
        .subscribeOn(Schedulers.boundedElastic());
  }

  @Override
  public Optional<Path> find(String sha256) {
    if (!SHA256.matcher(sha256).matches()) {
      return Optional.empty();
    }
    var file = place(sha256);
    return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
  }

  private Path place(String sha256) {
    return root.resolve(sha256.substring(0, 2)).resolve(sha256);
  }

  private void move(Staged staged) {
    var place = place(staged.sha256());
    try {
      if (Files.isRegularFile(place) && Files.size(place) == staged.size()) {
        Files.deleteIfExists(staged.file());
        return;
      }
      var directory = place.getParent();
      if (directory != null && !Files.isDirectory(directory)) {
        Files.createDirectories(directory);
        sync(root);
      }
      Files.move(staged.file(), place, StandardCopyOption.ATOMIC_MOVE);
      if (directory != null) {
        sync(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A rename is durable only once its directory is.
  private static void sync(Path directory) throws IOException {
    try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
