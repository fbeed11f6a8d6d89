package vn.giaoban.web.document;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.conference.room.RoomRole;
import vn.giaoban.scheduler.attendance.Downloads;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.web.room.JoinAuthentication;
import vn.giaoban.web.security.CallerAuthentication;
import vn.giaoban.web.security.Role;

/// Notes which invitee fetches a paper. The office's own looking is nobody's reading; an observer's
/// link belongs to nobody.
@Component
class DownloadNotes {
  private static final Logger LOG = LoggerFactory.getLogger(DownloadNotes.class);

  private final Downloads downloads;

  DownloadNotes(Downloads downloads) {
    this.downloads = downloads;
  }

  /// Never fails: that it could not be noted keeps nobody from reading.
  Mono<Void> fetched(UUID briefing, UUID document, int version) {
    return ReactiveSecurityContextHolder.getContext()
        .mapNotNull(SecurityContext::getAuthentication)
        .flatMap(who -> fetched(briefing, document, version, who))
        .onErrorResume(e -> {
          LOG.warn("Not noted who fetches a paper: {}", e.toString());
          return Mono.empty();
        });
  }

  private Mono<Void> fetched(UUID briefing, UUID document, int version, Authentication who) {
    return switch (who) {
      case JoinAuthentication join -> {
        var seat = join.getPrincipal().seat();
        yield seat.role() == RoomRole.SITE || seat.role() == RoomRole.CHAIR
            ? downloads.fetched(briefing, document, version, seat.site(), Actor.site(seat.site()))
            : Mono.empty();
      }
      case CallerAuthentication signedIn -> {
        var caller = signedIn.getPrincipal();
        var unit = caller.role() == Role.UNIT ? caller.unitCode() : null;
        yield caller.isOffice()
            ? Mono.empty()
            : downloads.fetched(
                briefing,
                document,
                version,
                unit == null ? caller.username() : unit,
                Actor.account(caller.username()));
      }
      default -> Mono.empty();
    };
  }
}
