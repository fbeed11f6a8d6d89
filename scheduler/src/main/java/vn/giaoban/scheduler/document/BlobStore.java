package vn.giaoban.scheduler.document;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/// Contents by their SHA-256. What is in stays in and never changes.
public interface BlobStore {
  /// Received, not yet kept.
  ///
  /// @param file where it lies meanwhile
  /// @param sha256 lower-case hex
  /// @param size octets
  record Staged(Path file, String sha256, long size) {}

  /// Receives `octets` to disk as they come, without holding them in memory. Refuses with
  /// `document-too-large` as soon as there are more than `maxOctets`, and leaves nothing behind.
  Mono<Staged> stage(Publisher<ByteBuffer> octets, long maxOctets);

  /// Makes it permanent: on disk, and under its name, before the answer. The same content twice is
  /// kept once.
  Mono<Void> keep(Staged staged);

  /// Forgets it; nothing happens when it was kept or forgotten already.
  Mono<Void> discard(Staged staged);

  /// The file with this content; empty when it was never kept. Looks at the disk.
  ///
  /// @param sha256 lower-case hex
  Optional<Path> find(String sha256);
}
