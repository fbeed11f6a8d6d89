package vn.giaoban.web.document;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
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
class UploadReader {
  private final BlobStore blobs;
  private final long maxOctets;

  UploadReader(BlobStore blobs, DocumentLimits limits) {
    this.blobs = blobs;
    this.maxOctets = limits.maxSize().toBytes();
  }

  /// The upload, its file staged; whoever takes it discards it. Whatever fails leaves nothing
  /// behind.
  Mono<Upload> read(Flux<PartEvent> events) {
    return Mono.defer(() -> {
      var fields = new HashMap<String, String>();
      var file = new AtomicReference<@Nullable Received>();
      return events
          .windowUntil(PartEvent::isLast)
          .concatMap(part -> readPart(part, fields, file), 1)
          .then(Mono.fromCallable(() -> upload(fields, file.get())))
          // What had arrived already when an upload was broken off.
          .doOnDiscard(PartEvent.class, event -> DataBufferUtils.release(event.content()))
          .onErrorResume(error -> {
            var received = file.get();
            return received == null
                ? Mono.error(error)
                : blobs.discard(received.content()).then(Mono.error(error));
          });
    });
  }

  private record Received(BlobStore.Staged content, String fileName, String declaredType) {}

  private Mono<Void> readPart(
      Flux<PartEvent> part, Map<String, String> fields, AtomicReference<@Nullable Received> file) {
    return part.switchOnFirst(
            (signal, events) -> {
              var first = signal.get();
              if (first instanceof FormPartEvent field) {
                return events
                    .doOnNext(e -> fields.put(field.name(), field.value()))
                    .doOnNext(e -> DataBufferUtils.release(e.content()))
                    .then();
              }
              if (first instanceof FilePartEvent arriving
                  && arriving.name().equals("file")
                  && file.get() == null) {
                var type = arriving.headers().getContentType();
                return blobs
                    .stage(events.map(e -> copied(e.content())), maxOctets)
                    .doOnNext(staged ->
                        file.set(
                            new Received(
                                staged, arriving.filename(), type == null ? "" : type.toString())))
                    .then();
              }
              return events.doOnNext(e -> DataBufferUtils.release(e.content())).then();
            })
        .then();
  }

  /// The disk is written on another thread than the one that owns the network's buffers.
  private static ByteBuffer copied(DataBuffer buffer) {
    var copy = ByteBuffer.allocate(buffer.readableByteCount());
    buffer.toByteBuffer(copy);
    DataBufferUtils.release(buffer);
    return copy;
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
