package vn.giaoban.web.document;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRange;
import org.springframework.http.HttpStatus;
import org.springframework.http.ZeroCopyHttpOutputMessage;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Sends a file, or the part of it that is asked for (RFC 9110 section 14): one range, as long as
/// the file is still the one the asker has begun (`If-Range`). Several ranges are answered with the
/// whole, which the RFC allows and every client takes.
final class ContentAnswer {
  private static final int BUFFER = 64 << 10;

  private final ServerWebExchange exchange;
  private final Path file;
  private final String etag;

  /// @param etag strong, with quotes
  ContentAnswer(ServerWebExchange exchange, Path file, String etag) {
    this.exchange = exchange;
    this.file = file;
    this.etag = etag;
  }

  /// Everything else the answer carries is set before.
  Mono<Void> send() {
    return Mono.fromCallable(() -> Files.size(file)).flatMap(this::send);
  }

  private Mono<Void> send(long length) {
    var response = exchange.getResponse();
    var headers = response.getHeaders();
    headers.set(HttpHeaders.ACCEPT_RANGES, "bytes");
    headers.setETag(etag);
    var range = range(exchange.getRequest());
    if (range == null) {
      headers.setContentLength(length);
      return body(response, 0, length);
    }
    long begin = range.getRangeStart(length);
    long end = range.getRangeEnd(length);
    if (begin >= length || end < begin) {
      headers.set(HttpHeaders.CONTENT_RANGE, "bytes */" + length);
      headers.remove(HttpHeaders.CONTENT_TYPE);
      headers.setContentLength(0);
      response.setStatusCode(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE);
      return response.setComplete();
    }
    response.setStatusCode(HttpStatus.PARTIAL_CONTENT);
    headers.set(HttpHeaders.CONTENT_RANGE, "bytes %d-%d/%d".formatted(begin, end, length));
    headers.setContentLength(end - begin + 1);
    return body(response, begin, end - begin + 1);
  }

  /// The one range that is to be answered; null for the whole.
  private @Nullable HttpRange range(ServerHttpRequest request) {
    var unchanged = request.getHeaders().getFirst(HttpHeaders.IF_RANGE);
    if (unchanged != null && !unchanged.equals(etag)) {
      return null;
    }
    try {
      var ranges = request.getHeaders().getRange();
      return ranges.size() == 1 ? ranges.getFirst() : null;
    } catch (IllegalArgumentException e) {
      return null; // what cannot be read is as if it were not there
    }
  }

  private Mono<Void> body(ServerHttpResponse response, long begin, long count) {
    if (exchange.getRequest().getMethod() == HttpMethod.HEAD) {
      return response.setComplete();
    }
    return response instanceof ZeroCopyHttpOutputMessage straight
        ? straight.writeWith(file, begin, count)
        : response.writeWith(
            DataBufferUtils.takeUntilByteCount(
                DataBufferUtils.read(
                    new FileSystemResource(file), begin, response.bufferFactory(), BUFFER),
                count));
  }
}
