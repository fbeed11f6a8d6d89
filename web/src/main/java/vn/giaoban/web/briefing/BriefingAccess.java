package vn.giaoban.web.briefing;

import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.briefing.Briefing;
import vn.giaoban.scheduler.briefing.BriefingService;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.web.document.BriefingReaders;
import vn.giaoban.web.security.Caller;
import vn.giaoban.web.security.Role;

/// Which briefings somebody may read: a unit those that it, or one it took over from, takes part
/// in, everybody else all.
@Component
public class BriefingAccess {
  private final BriefingService briefings;
  private final BriefingReaders readers;

  BriefingAccess(BriefingService briefings, BriefingReaders readers) {
    this.briefings = briefings;
    this.readers = readers;
  }

  /// The briefing, when the caller may read it. One that is not for the caller does not exist for
  /// it: `briefing-not-found`.
  public Mono<Briefing> readable(UUID id, Caller caller) {
    return briefings
        .get(id)
        .filterWhen(briefing -> mayRead(briefing, caller))
        .switchIfEmpty(
            Mono.error(() ->
                new RefusedException(Refusal.of(Refusal.Kind.NOT_FOUND, "briefing-not-found"))));
  }

  private Mono<Boolean> mayRead(Briefing briefing, Caller caller) {
    var own = caller.unitCode();
    if (caller.role() != Role.UNIT || (own != null && briefing.concerns(own))) {
      return Mono.just(true);
    }
    return own == null ? Mono.just(false) : readers.invited(briefing.id(), own);
  }
}
