package vn.giaoban.web.document;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.codec.multipart.FilePartEvent;
import org.springframework.http.codec.multipart.FormPartEvent;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.document.BlobStore;
import vn.giaoban.scheduler.document.Upload;

/// Reads a multipart upload part by part, the file straight to disk.
@Component
public class UploadReader {
  private final BlobStore blobs;
  private final long maxOctets;

  UploadReader(BlobStore blobs, DocumentLimits limits) {
    this.blobs = blobs;
    this.maxOctets = limits.maxSize().toBytes();
  }

  /// The upload, its file staged; whoever takes it discards it. Whatever fails leaves nothing
  /// behind.
  public Mono<Upload> read(Flux<PartEvent> events) {
    return Mono.defer(() -> {
      var fields = new HashMap<String, String>();
      var file = new AtomicReference<@Nullable Received>();
      return events
          .map(Piece::of)
          .windowUntil(Piece::last)
          .concatMap(part -> readPart(part, fields, file), 1)
          .then(Mono.fromCallable(() -> upload(fields, file.get())))
          .onErrorResume(error -> {
            var received = file.get();
            return received == null
                ? Mono.error(error)
                : blobs.discard(received.content()).then(Mono.error(error));
          });
    });
  }

  /// Some octets of a part, on the heap. The network's own buffer is given back at once, where it
  /// came from: operators that queue, switch or discard would give it back a second time.
  ///
  /// @param head the part's event, for its name and headers; its buffer is gone
  private record Piece(PartEvent head, boolean last, ByteBuffer octets) {
    static Piece of(PartEvent event) {
      var buffer = event.content();
      var octets = ByteBuffer.allocate(buffer.readableByteCount());
      buffer.toByteBuffer(octets);
      DataBufferUtils.release(buffer);
      return new Piece(event, event.isLast(), octets);
    }
  }

  private record Received(BlobStore.Staged content, String fileName, String declaredType) {}

  private Mono<Void> readPart(
      Flux<Piece> part, Map<String, String> fields, AtomicReference<@Nullable Received> file) {
    return part.switchOnFirst(
            (signal, pieces) -> {
              var first = signal.hasValue() ? signal.get() : null;
              if (first != null && first.head() instanceof FormPartEvent field) {
                fields.put(field.name(), field.value());
                return pieces.then();
              }
              if (first != null
                  && first.head() instanceof FilePartEvent arriving
                  && arriving.name().equals("file")
                  && file.get() == null) {
                var type = arriving.headers().getContentType();
                return blobs
                    .stage(pieces.map(Piece::octets), maxOctets)
                    .doOnNext(staged ->
                        file.set(
                            new Received(
                                staged, arriving.filename(), type == null ? "" : type.toString())))
                    .then();
              }
              return pieces.then();
            })
        .then();
  }

  private static Upload upload(Map<String, String> fields, @Nullable Received file) {
    if (file == null) {
      throw new RefusedException(Refusal.invalid(List.of(FieldFault.of("file", "not-null"))));
    }
    return new Upload(
        file.content(),
        file.fileName(),
        file.declaredType(),
        fields.getOrDefault("title", ""),
        fields.getOrDefault("mark", ""),
        id("agendaItem", fields.get("agendaItem")),
        id("document", fields.get("document")));
  }

  private static @Nullable UUID id(String field, @Nullable String value) {
    if (value == null || value.isBlank()) {
      return null;
    }
    try {
      return UUID.fromString(value.strip());
    } catch (IllegalArgumentException e) {
      throw new RefusedException(Refusal.invalid(List.of(FieldFault.of(field, "type-mismatch"))));
    }
  }
}
