package vn.giaoban.web.room;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.giaoban.conference.room.RoomRole;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.web.problem.Problem;
import vn.giaoban.web.problem.ProblemException;
import vn.giaoban.web.security.CallerAuthentication;

/// Lets televisions into a meeting: from the desk, or from a site that is in the room. Who is
/// asking is an account or a join token, so it is looked up here and not taken as a parameter.
@RestController
@RequestMapping("/api/briefings/{briefing}/room/screens")
@Tag(name = "room")
class ScreenPairingController {
  private static final Pattern CODE = Pattern.compile("[0-9]{6}");
  private static final int LONGEST_NAME = 200;
  private static final int CODES_OF_A_CALLER = 10;

  private final Screens screens;
  private final RoomBriefings briefings;
  private final RoomHosts hosts;
  private final InstantSource clock;
  private final ScreenTries tries = new ScreenTries(CODES_OF_A_CALLER);

  ScreenPairingController(
      Screens screens, RoomBriefings briefings, RoomHosts hosts, InstantSource clock) {
    this.screens = screens;
    this.briefings = briefings;
    this.hosts = hosts;
    this.clock = clock;
  }

  /// @param code as the television shows it; spaces do not count
  /// @param name what to call it; the one who pairs it when null
  record PairRequest(@Nullable String code, @Nullable String name) {}

  /// Who pairs.
  ///
  /// @param only whose televisions they see and let go; null for all
  private record Pairer(Actor actor, String name, @Nullable Actor only) {}

  @Operation(summary = "Pairs the television that shows this code")
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Mono<Screens.Paired> pair(@PathVariable UUID briefing, @RequestBody PairRequest request) {
    return pairer(briefing)
        .flatMap(by -> {
          if (!tries.begin(by.actor().value(), clock.instant())) {
            return Mono.error(
                problem(HttpStatus.TOO_MANY_REQUESTS, "too-many-tries", Map.of("minutes", 10)));
          }
          var code = request.code() == null ? "" : request.code().replaceAll("[^0-9]", "");
          var given = request.name() == null ? "" : request.name().strip();
          var name = given.isEmpty() || given.length() > LONGEST_NAME ? by.name() : given;
          var paired =
              CODE.matcher(code).matches()
                  ? screens.pair(briefing, code, name, by.actor())
                  : Mono.<Screens.Paired>empty();
          return paired
              .doOnNext(_ -> tries.succeeded(by.actor().value()))
              .switchIfEmpty(
                  Mono.error(() -> problem(HttpStatus.NOT_FOUND, "no-such-screen", Map.of())));
        });
  }

  @Operation(summary = "The televisions of a meeting; a site sees those it has paired")
  @GetMapping
  Mono<List<Screens.Paired>> all(@PathVariable UUID briefing) {
    return pairer(briefing).flatMap(by -> screens.of(briefing, by.only()));
  }

  @Operation(summary = "Lets a television go")
  @DeleteMapping("/{screen}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> release(@PathVariable UUID briefing, @PathVariable String screen) {
    return itself(screen)
        .switchIfEmpty(pairer(briefing))
        .flatMap(by -> screens.release(briefing, screen, by.only(), by.actor()))
        .flatMap(found ->
            found
                ? hosts.host(briefing).doOnNext(host -> host.audience().dismiss(screen)).then()
                : Mono.error(problem(HttpStatus.NOT_FOUND, "no-such-screen", Map.of())));
  }

  /// A television may let itself go.
  private static Mono<Pairer> itself(String screen) {
    return ReactiveSecurityContextHolder.getContext()
        .mapNotNull(SecurityContext::getAuthentication)
        .ofType(JoinAuthentication.class)
        .map(join -> join.getPrincipal().seat())
        .filter(seat -> seat.site().equals(screen))
        .map(seat -> new Pairer(Actor.site(screen), seat.name(), null));
  }

  private Mono<Pairer> pairer(UUID briefing) {
    return ReactiveSecurityContextHolder.getContext()
        .mapNotNull(SecurityContext::getAuthentication)
        .flatMap(who ->
            switch (who) {
              case JoinAuthentication join -> site(join);
              case CallerAuthentication account -> account(account, briefing);
              default -> Mono.empty();
            })
        .switchIfEmpty(Mono.error(() -> problem(HttpStatus.FORBIDDEN, "forbidden", Map.of())));
  }

  private static Mono<Pairer> site(JoinAuthentication join) {
    var seat = join.getPrincipal().seat();
    var actor = Actor.site(seat.site());
    return seat.role() == RoomRole.OBSERVER
        ? Mono.empty()
        : Mono.just(new Pairer(actor, seat.name(), seat.role().conducts() ? null : actor));
  }

  /// A unit's account pairs for the meetings it is invited to.
  private Mono<Pairer> account(CallerAuthentication authentication, UUID briefing) {
    var caller = authentication.getPrincipal();
    var actor = Actor.account(caller.username());
    return briefings
        .find(briefing)
        .switchIfEmpty(Mono.error(() -> problem(HttpStatus.NOT_FOUND, "not-found", Map.of())))
        .filter(found ->
            caller.unitCode() == null
                || caller.isOffice()
                || found.setup().invited().stream().anyMatch(i -> caller.speaksFor(i.site())))
        .map(_ -> new Pairer(actor, caller.name(), caller.unitCode() == null ? null : actor));
  }

  private static ProblemException problem(HttpStatus status, String code, Map<String, ?> args) {
    return new ProblemException(Problem.of(status, code, args));
  }
}
