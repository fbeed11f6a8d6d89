package vn.giaoban.web.calendar;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.web.language.Times;
import vn.giaoban.web.problem.Problem;
import vn.giaoban.web.problem.ProblemException;
import vn.giaoban.web.security.Caller;
import vn.giaoban.web.settings.Settings;

/// Makes, lists and takes back the calendars that Outlook, Thunderbird and telephones subscribe to.
@RestController
@RequestMapping("/api/calendar/feeds")
@Tag(name = "calendar")
class FeedController {
  private final CalendarFeeds feeds;
  private final URI address;

  FeedController(CalendarFeeds feeds, Settings settings) {
    this.feeds = feeds;
    this.address = settings.publicUrl();
  }

  @Schema(name = "NewCalendarFeed")
  record Request(
      @Schema(
              example = "UNIT",
              allowableValues = {"ALL", "UNIT", "PERSON"})
          @Nullable String kind,
      @Schema(example = "14215", description = "a unit's code or a user name; none for ALL")
          @Nullable String target,
      @Schema(example = "Lịch xã Hải Hậu", description = "absent: the name of the target")
          @Nullable String name) {}

  @Schema(name = "CalendarFeed")
  record View(
      UUID id,
      CalendarFeed.Kind kind,
      @Schema(example = "14215") @Nullable String target,
      @Schema(example = "Lịch xã Hải Hậu") String name,
      @Nullable OffsetDateTime createdAt,
      @Nullable OffsetDateTime lastUsedAt) {
    static View of(CalendarFeed feed) {
      return new View(
          feed.id(),
          feed.kind(),
          feed.target(),
          feed.name(),
          Times.local(feed.createdAt()),
          Times.local(feed.lastUsedAt()));
    }
  }

  /// What is told once: whoever has the token reads the calendar.
  @Schema(name = "MadeCalendarFeed")
  record Made(
      View feed,
      @Schema(example = "q1w2…") String token,
      @Schema(example = "https://giaoban.tinh.gov.vn/calendar/q1w2….ics") String url,
      @Schema(example = "webcal://giaoban.tinh.gov.vn/calendar/q1w2….ics") String webcal,
      @Schema(description = "CalDAV: address, user name and the token as password") String caldav,
      @Schema(example = "thuky") String username) {}

  @GetMapping
  @Operation(summary = "The caller's subscribed calendars, newest first")
  Flux<View> list(Caller caller) {
    return feeds.of(caller).map(View::of);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Makes a calendar to subscribe to; its token is told once")
  @ApiResponse(responseCode = "201", description = "made")
  @ApiResponse(responseCode = "403", description = "a calendar the caller may not see")
  @ApiResponse(responseCode = "409", description = "the caller has too many")
  Mono<Made> make(@RequestBody Request request, Caller caller) {
    return feeds
        .make(caller, request.kind(), request.target(), request.name())
        .map(made -> {
          String url = address + "/calendar/" + made.token() + ".ics";
          return new Made(
              View.of(made.feed()),
              made.token(),
              url,
              url.replaceFirst("^https?", "webcal"),
              address + "/caldav/calendars/" + made.feed().id() + "/lich/",
              caller.username());
        });
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Takes a calendar back; programs that subscribe get nothing more")
  Mono<Void> revoke(@PathVariable UUID id, Caller caller) {
    return feeds
        .revoke(caller, id)
        .filter(Boolean::booleanValue)
        .switchIfEmpty(
            Mono.error(() -> new ProblemException(Problem.of(HttpStatus.NOT_FOUND, "not-found"))))
        .then();
  }
}
