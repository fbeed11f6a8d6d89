package vn.giaoban.web.document;

import java.util.UUID;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.web.briefing.BriefingAccess;
import vn.giaoban.web.security.CallerAuthentication;
import vn.giaoban.web.security.Role;

/// Who may read a briefing's papers: a unit's account only those of briefings it takes part in. The
/// roles are checked by the path rules, join tokens (which are nobody's account) are kept to their
/// briefing by the room.
@Component
public class BriefingReaders {
  private final BriefingAccess access;

  BriefingReaders(BriefingAccess access) {
    this.access = access;
  }

  /// Ends with `briefing-not-found` when the one who asks may not read it.
  public Mono<Void> admit(UUID briefingId) {
    return ReactiveSecurityContextHolder.getContext()
        .mapNotNull(SecurityContext::getAuthentication)
        .ofType(CallerAuthentication.class)
        .map(CallerAuthentication::getPrincipal)
        .filter(caller -> caller.role() == Role.UNIT)
        .flatMap(caller -> access.readable(briefingId, caller))
        .then();
  }
}
