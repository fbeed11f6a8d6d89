package vn.giaoban.web.attendance;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.attendance.AttendanceRule;
import vn.giaoban.scheduler.attendance.AttendanceRules;
import vn.giaoban.scheduler.attendance.Boards;
import vn.giaoban.scheduler.attendance.Chasing;
import vn.giaoban.scheduler.attendance.Downloads;
import vn.giaoban.scheduler.attendance.Overlaps;
import vn.giaoban.scheduler.attendance.Quorum;
import vn.giaoban.scheduler.attendance.SubstituteRule;
import vn.giaoban.scheduler.briefing.Briefing;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.journal.Journal;
import vn.giaoban.web.briefing.BriefingAccess;
import vn.giaoban.web.language.Reader;
import vn.giaoban.web.security.Caller;
import vn.giaoban.web.security.Role;

/// Who will come, for the office: names, addresses and numbers are not for units.
@RestController
@RequestMapping("/api/briefings/{id}/attendance")
@Tag(name = "attendance", description = "Who will come, and what they answered")
class AttendanceController {
  private static final int MESSAGE = 1000;

  /// What happens together is told together.
  private static final Duration GATHER = Duration.ofMillis(250);

  /// Proxies close a connection that is silent for a minute.
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  /// Without journal entries of its own: addresses and posts changed elsewhere.
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(60);

  private static final Pattern QUORUM = Pattern.compile("(>?)(\\d{1,3})/(\\d{1,3})");

  private final BriefingAccess access;
  private final Boards boards;
  private final BoardViews views;
  private final AttendanceRules rules;
  private final Chasing chasing;
  private final Overlaps overlaps;
  private final Downloads downloads;
  private final Journal journal;

  AttendanceController(
      BriefingAccess access,
      Boards boards,
      BoardViews views,
      AttendanceRules rules,
      Chasing chasing,
      Overlaps overlaps,
      Downloads downloads,
      Journal journal) {
    this.access = access;
    this.boards = boards;
    this.views = views;
    this.rules = rules;
    this.chasing = chasing;
    this.overlaps = overlaps;
    this.downloads = downloads;
    this.journal = journal;
  }

  /// @param units codes; absent or empty: all who are silent
  /// @param channels `MAIL`, `SMS`; absent: mail
  /// @param message a word of the secretary's
  record ChaseForm(
      @Nullable List<String> units, @Nullable List<String> channels, @Nullable String message) {}

  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "The board: every invitee from the letter to the seat, figures, quorum forecast",
      description =
          "With `Accept: text/event-stream` the same as Server-Sent Events: `board` at once, then"
              + " `changes` with the rows that changed whenever something happened.")
  Mono<BoardView> read(@PathVariable UUID id, @RequestHeader HttpHeaders headers, Caller caller) {
    var language = Reader.language(headers);
    return readable(id, caller).then(boards.of(id)).map(board -> views.of(board, language));
  }

  @GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @Operation(hidden = true)
  Flux<ServerSentEvent<BoardView>> follow(
      @PathVariable UUID id, @RequestHeader HttpHeaders headers, Caller caller) {
    var language = Reader.language(headers);
    return readable(id, caller)
        .flatMapMany(_ ->
            Flux.merge(
                changes(id, language),
                Flux.interval(HEARTBEAT)
                    .onBackpressureDrop()
                    .map(_ -> ServerSentEvent.<BoardView>builder().comment("").build())));
  }

  private Flux<ServerSentEvent<BoardView>> changes(UUID id, Locale language) {
    return Flux.defer(() -> {
      var told = new HashMap<String, BoardView.Row>();
      var happened =
          Flux.merge(
              journal.live().filter(entry -> entry.briefingId().equals(id)).map(_ -> true),
              Flux.interval(LOOK_AGAIN).map(_ -> true));
      return Flux.concat(Mono.just(true), happened.sample(GATHER).onBackpressureLatest())
          .concatMap(_ -> boards.of(id).map(board -> views.of(board, language)), 1)
          .mapNotNull(board -> news(told, board));
    });
  }

  /// The whole board the first time, then what differs from what was told; null when nothing does.
  private static @Nullable ServerSentEvent<BoardView> news(
      Map<String, BoardView.Row> told, BoardView board) {
    var first = told.isEmpty();
    var changed = new ArrayList<BoardView.Row>();
    for (var row : board.rows()) {
      if (!row.equals(told.put(row.unit(), row))) {
        changed.add(row);
      }
    }
    var gone = told.size() > board.rows().size();
    if (gone) {
      told.clear();
      board.rows().forEach(row -> told.put(row.unit(), row));
    }
    if (first || gone) {
      return ServerSentEvent.builder(board).event("board").build();
    }
    return changed.isEmpty()
        ? null
        : ServerSentEvent.builder(board.with(changed)).event("changes").build();
  }

  @GetMapping("/overlaps")
  @Operation(
      summary = "Who is wanted by another meeting at the same time",
      description = "Both meetings see it, with a substitute or another time that would do.")
  Mono<List<BoardView.OverlapView>> overlaps(@PathVariable UUID id, Caller caller) {
    return readable(id, caller).then(overlaps.of(id)).map(BoardViews::overlaps);
  }

  @GetMapping("/downloads")
  @Operation(summary = "Who has fetched which paper, by link or account; the latest first")
  Mono<List<Downloads.Reader>> downloads(@PathVariable UUID id, Caller caller) {
    return readable(id, caller).then(downloads.ofBriefing(id));
  }

  @GetMapping("/rule")
  @Operation(summary = "The meeting's rules on who must come")
  Mono<BoardView.Rule> rule(@PathVariable UUID id, Caller caller) {
    return readable(id, caller).then(rules.of(id)).map(BoardViews::rule);
  }

  @PutMapping("/rule")
  @Operation(summary = "Gives the meeting rules of its own")
  Mono<BoardView.Rule> setRule(
      @PathVariable UUID id, @RequestBody BoardView.Rule rule, Caller caller) {
    return readable(id, caller)
        .then(
            Mono.defer(() ->
                rules.set(
                    id,
                    new AttendanceRule(
                        quorum(rule.quorum()), new SubstituteRule(rule.leastRank(), rule.strict())),
                    Actor.account(caller.username()))))
        .map(BoardViews::rule);
  }

  private static Quorum quorum(@Nullable String text) {
    var found = QUORUM.matcher(text == null ? "" : text);
    if (!found.matches()) {
      throw invalid("quorum", "quorum-share");
    }
    return new Quorum(
        Integer.parseInt(found.group(2)),
        Integer.parseInt(found.group(3)),
        !found.group(1).isEmpty());
  }

  @PostMapping("/chase")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Asks those who are silent for their answer, all by one act",
      description =
          "Who was asked less than ten minutes ago is left out; who can be reached by none of the"
              + " channels is named, to be called.")
  @ApiResponse(responseCode = "202", description = "who is asked by what, and who is not")
  @ApiResponse(responseCode = "409", description = "nobody is silent, or the meeting is over")
  Mono<Chasing.Outcome> chase(
      @PathVariable UUID id,
      @RequestBody(required = false) @Nullable ChaseForm form,
      Caller caller) {
    var message = form == null || form.message() == null ? "" : form.message().strip();
    if (message.length() > MESSAGE) {
      return Mono.error(invalid("message", "size"));
    }
    List<String> units = form == null || form.units() == null ? List.of() : form.units();
    return Mono.defer(
        () -> chasing.chase(id, units, channels(form), message, Actor.account(caller.username())));
  }

  private static Set<Chasing.Channel> channels(@Nullable ChaseForm form) {
    if (form == null || form.channels() == null || form.channels().isEmpty()) {
      return EnumSet.of(Chasing.Channel.MAIL);
    }
    var channels = EnumSet.noneOf(Chasing.Channel.class);
    for (var name : form.channels()) {
      switch (name) {
        case "MAIL" -> channels.add(Chasing.Channel.MAIL);
        case "SMS" -> channels.add(Chasing.Channel.SMS);
        default -> throw invalid("channels", "chase-channel");
      }
    }
    return channels;
  }

  private Mono<Briefing> readable(UUID id, Caller caller) {
    return caller.role() == Role.UNIT
        ? Mono.error(new RefusedException(Refusal.of(Refusal.Kind.FORBIDDEN, "forbidden")))
        : access.readable(id, caller);
  }

  private static RefusedException invalid(String field, String code) {
    return new RefusedException(Refusal.invalid(List.of(FieldFault.of(field, code))));
  }
}
