package vn.giaoban.web.calendar;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.giaoban.mail.itip.FeedWriter;
import vn.giaoban.scheduler.calendar.CalendarEntries;
import vn.giaoban.web.problem.Problem;
import vn.giaoban.web.problem.ProblemException;

/// `/calendar/{token}.ics`. A token that opens nothing is answered as any page that is not there.
@RestController
@Tag(name = "calendar")
class FeedDoor {
  static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

  /// Programs ask every quarter of an hour; nobody in between may keep a copy.
  static final Duration REFRESH = Duration.ofMinutes(15);

  private final CalendarFeeds feeds;
  private final CalendarEntries entries;
  private final FeedEvents events;
  private final InstantSource clock;

  FeedDoor(CalendarFeeds feeds, CalendarEntries entries, FeedEvents events, InstantSource clock) {
    this.feeds = feeds;
    this.entries = entries;
    this.events = events;
    this.clock = clock;
  }

  @GetMapping("/calendar/{token}.ics")
  @Operation(
      summary = "A subscribed calendar, RFC 5545",
      description = "With ETag and Last-Modified; 304 while nothing is changed.")
  @ApiResponse(
      responseCode = "200",
      description = "the calendar",
      content = @Content(mediaType = "text/calendar"))
  @ApiResponse(responseCode = "304", description = "as it was")
  @ApiResponse(responseCode = "404", description = "the token opens nothing")
  Mono<Void> calendar(@PathVariable String token, ServerWebExchange exchange) {
    return feeds
        .byToken(token)
        .switchIfEmpty(notThere())
        .flatMap(feed ->
            entries
                .lastChange()
                .flatMap(changed ->
                    entries
                        .search(feed.query(clock.instant()))
                        .collectList()
                        .flatMap(events::of)
                        .map(list -> FeedWriter.calendar(feed.name(), REFRESH, list))
                        .flatMap(text -> answer(exchange, text, changed))));
  }

  private static Mono<Void> answer(ServerWebExchange exchange, String text, Instant changed) {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    var response = exchange.getResponse();
    response.getHeaders().setCacheControl(CacheControl.noCache().cachePrivate());
    if (exchange.checkNotModified(ContentTag.of(octets), changed.truncatedTo(ChronoUnit.SECONDS))) {
      return response.setComplete();
    }
    response.setStatusCode(HttpStatus.OK);
    response.getHeaders().setContentType(CALENDAR);
    response.getHeaders().setContentLength(octets.length);
    response.getHeaders().set(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"giaoban.ics\"");
    return response.writeWith(Mono.just(response.bufferFactory().wrap(octets)));
  }

  private static <T> Mono<T> notThere() {
    return Mono.error(() -> new ProblemException(Problem.of(HttpStatus.NOT_FOUND, "not-found")));
  }
}
