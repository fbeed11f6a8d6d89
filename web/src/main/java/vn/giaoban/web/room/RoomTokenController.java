package vn.giaoban.web.room;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.giaoban.conference.room.RoomRole;
import vn.giaoban.conference.room.RoomSetup.Invited;
import vn.giaoban.conference.room.Seat;
import vn.giaoban.conference.room.SiteKind;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.web.security.Caller;

/// Makes join tokens by hand: for a guest, or when a unit has lost its link.
@RestController
@RequestMapping("/api/briefings/{briefing}/room/tokens")
@Tag(name = "room")
class RoomTokenController {
  private static final int LONGEST_NAME = 200;

  private final JoinTokens tokens;
  private final RoomBriefings briefings;

  RoomTokenController(JoinTokens tokens, RoomBriefings briefings) {
    this.tokens = tokens;
    this.briefings = briefings;
  }

  /// @param unit an invited unit's code
  /// @param name of a person, when it is not for a unit
  record TokenRequest(@Nullable String unit, @Nullable String name, @Nullable String role) {}

  record TokenMade(String token, String link, String site, RoomRole role) {
    @Override
    public String toString() {
      return "TokenMade[" + site + ", " + role + "]";
    }
  }

  @Operation(summary = "Issues a join token for a unit or a person")
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Mono<TokenMade> issue(
      @PathVariable UUID briefing, @RequestBody TokenRequest request, Caller caller) {
    return briefings
        .find(briefing)
        .switchIfEmpty(
            Mono.error(() -> new RefusedException(Refusal.of(Refusal.Kind.NOT_FOUND, "not-found"))))
        .map(found -> seat(found, request, caller))
        .flatMap(seat -> tokens.issue(briefing, seat, Actor.account(caller.username())))
        .map(made ->
            new TokenMade(made.token(), made.link(), made.seat().site(), made.seat().role()));
  }

  private static Seat seat(RoomBriefing briefing, TokenRequest request, Caller caller) {
    if (briefing.state() == RoomBriefing.State.CANCELLED) {
      throw new RefusedException(Refusal.of(Refusal.Kind.CONFLICT, "room-briefing-cancelled"));
    }
    var role = role(request.role());
    var name = request.name() == null ? "" : request.name().strip();
    if (request.unit() != null) {
      return unit(briefing, request.unit(), name, role);
    }
    if (name.length() > LONGEST_NAME) {
      throw invalid("name", "size");
    }
    return switch (role) {
      case CHAIR ->
          name.isEmpty() || name.equals(briefing.chairName()) ? chair(briefing) : guest(name, role);
      case SECRETARY ->
          name.isEmpty() || name.equals(caller.name())
              ? new Seat(caller.username(), caller.name(), SiteKind.PERSON, role)
              : guest(name, role);
      case SITE, OBSERVER -> {
        if (name.isEmpty()) {
          throw invalid("name", "not-blank");
        }
        yield guest(name, role);
      }
    };
  }

  private static RoomRole role(@Nullable String given) {
    if (given == null) {
      throw invalid("role", "not-null");
    }
    try {
      return RoomRole.valueOf(given.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new RefusedException(
          Refusal.invalid(
              List.of(
                  new Refusal.FieldFault(
                      "role",
                      "room-role",
                      Map.of("values", String.join(", ", names(RoomRole.values())))))));
    }
  }

  private static List<String> names(RoomRole[] roles) {
    return Arrays.stream(roles).map(Enum::name).toList();
  }

  private static Seat unit(RoomBriefing briefing, String code, String name, RoomRole role) {
    Optional<Invited> invited =
        briefing.setup().invited().stream().filter(i -> i.site().equals(code)).findFirst();
    if (invited.isEmpty()) {
      throw new RefusedException(
          Refusal.invalid(
              List.of(
                  new Refusal.FieldFault("unit", "room-unit-not-invited", Map.of("unit", code)))));
    }
    var known = invited.get();
    if (role == RoomRole.OBSERVER) {
      // Its own seat is for taking part; who only watches must not take that over.
      return guest(name.isEmpty() ? known.name() : name, role);
    }
    return new Seat(code, name.isEmpty() ? known.name() : name, known.kind(), role);
  }

  private static Seat chair(RoomBriefing briefing) {
    return briefing.setup().invited().stream()
        .filter(i -> i.role() == RoomRole.CHAIR)
        .findFirst()
        .map(i -> new Seat(i.site(), i.name(), i.kind(), RoomRole.CHAIR))
        .orElseThrow();
  }

  private static Seat guest(String name, RoomRole role) {
    return new Seat("guest-" + UUID.randomUUID(), name, SiteKind.PERSON, role);
  }

  private static RefusedException invalid(String field, String fault) {
    return new RefusedException(Refusal.invalid(List.of(Refusal.FieldFault.of(field, fault))));
  }
}
