package vn.giaoban.web.readiness;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.briefing.BriefingService;
import vn.giaoban.scheduler.briefing.BriefingState;
import vn.giaoban.web.problem.Problem;
import vn.giaoban.web.problem.ProblemException;
import vn.giaoban.web.room.JoinTokens;

/// Carries octets up and down so that a site's check page can measure its line. Never while the
/// meeting of the link is running, and only a few sites at a time: the line of this server is
/// everybody's.
@RestController
@RequestMapping("/api/join/line")
@Tag(name = "readiness")
class LineTestController {
  private static final int MOST_AT_ONCE = 8;
  private static final int MOST_BYTES = 1 << 20;
  private static final int CHUNK = 16 * 1024;

  /// What came sooner says nothing of the line.
  private static final long SHORTEST_NANOS = 20_000_000;

  /// What no proxy on the way can make smaller.
  private static final byte[] NOISE = new byte[CHUNK];

  static {
    new SecureRandom().nextBytes(NOISE);
  }

  /// A line that carries less than this in so long has been measured.
  private static final Duration LONGEST = Duration.ofSeconds(8);

  private final JoinTokens tokens;
  private final BriefingService briefings;
  private final InstantSource clock;
  private final Semaphore places = new Semaphore(MOST_AT_ONCE);

  LineTestController(JoinTokens tokens, BriefingService briefings, InstantSource clock) {
    this.tokens = tokens;
    this.briefings = briefings;
    this.clock = clock;
  }

  /// @param bytes how many came
  /// @param kbps kilobits a second, after what came first; null when all came at once
  record Taken(long bytes, @Nullable Long kbps) {}

  @GetMapping(produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
  @Operation(summary = "As many octets as asked for, to measure the way down")
  Mono<ResponseEntity<Flux<DataBuffer>>> down(
      @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false)
          @Nullable String authorization,
      @Parameter(description = "at most 1048576", example = "65536")
          @RequestParam(defaultValue = "65536")
          int bytes) {
    var wanted = Math.clamp(bytes, 1, MOST_BYTES);
    return allowed(authorization)
        .thenReturn(
            ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(inTurn(octets(wanted).take(LONGEST))));
  }

  @PostMapping(consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
  @Operation(summary = "Takes octets, to measure the way up")
  Mono<Taken> up(
      @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false)
          @Nullable String authorization,
      ServerHttpRequest request) {
    return allowed(authorization).then(inTurn(taken(request).flux()).single());
  }

  private Mono<Boolean> allowed(@Nullable String authorization) {
    return tokens
        .ofHeader(authorization)
        .flatMap(who -> briefings.get(who.briefing()))
        .map(briefing -> {
          if (briefing.state() == BriefingState.OPEN
              && !clock.instant().isBefore(briefing.startsAt())) {
            throw new ProblemException(Problem.of(HttpStatus.CONFLICT, "line-test-not-now"));
          }
          return true;
        });
  }

  /// Holds one of the places while it runs, whatever ends it.
  private <T> Flux<T> inTurn(Flux<T> test) {
    return Flux.using(
        () -> {
          if (!places.tryAcquire()) {
            throw busy();
          }
          return places;
        },
        _ -> test,
        Semaphore::release);
  }

  private static Flux<DataBuffer> octets(int wanted) {
    return Flux.generate(
        () -> wanted,
        (left, sink) -> {
          int now = Math.min(left, CHUNK);
          sink.next(
              DefaultDataBufferFactory.sharedInstance.wrap(
                  ByteBuffer.wrap(NOISE, 0, now).slice().asReadOnlyBuffer()));
          if (left == now) {
            sink.complete();
          }
          return left - now;
        });
  }

  private static Mono<Taken> taken(ServerHttpRequest request) {
    return Mono.defer(() -> {
      var counted = new Count();
      return request
          .getBody()
          .take(LONGEST)
          .map(counted::add)
          .takeUntil(bytes -> bytes > MOST_BYTES)
          .then(Mono.fromSupplier(counted::taken));
    });
  }

  /// Of one test, by one thread at a time.
  private static final class Count {
    private long bytes;
    private long atOnce;
    private long first;
    private long last;

    long add(DataBuffer buffer) {
      last = System.nanoTime();
      if (bytes == 0) {
        first = last;
        atOnce = buffer.readableByteCount();
      }
      bytes += buffer.readableByteCount();
      DataBufferUtils.release(buffer);
      return bytes;
    }

    Taken taken() {
      var nanos = last - first;
      var kbps = nanos < SHORTEST_NANOS ? null : (bytes - atOnce) * 8_000_000 / nanos;
      return new Taken(bytes, kbps);
    }
  }

  private static ProblemException busy() {
    var headers = new HttpHeaders();
    headers.set(HttpHeaders.RETRY_AFTER, "3");
    return new ProblemException(
        new Problem(
            HttpStatus.SERVICE_UNAVAILABLE, "line-test-busy", Map.of(), List.of(), headers));
  }
}
