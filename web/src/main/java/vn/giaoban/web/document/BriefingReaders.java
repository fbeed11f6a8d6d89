package vn.giaoban.web.document;

import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.web.security.CallerAuthentication;
import vn.giaoban.web.security.Role;

/// Who may read a briefing's papers: a unit's account only those of briefings it takes part in. The
/// roles are checked by the path rules, join tokens are kept to their briefing by the room.
@Component
public class BriefingReaders {
  private final DatabaseClient database;

  BriefingReaders(DatabaseClient database) {
    this.database = database;
  }

  /// Ends with `briefing-not-found` when the one who asks may not read it: what is not for a unit
  /// does not exist for it.
  public Mono<Void> admit(UUID briefingId) {
    return ReactiveSecurityContextHolder.getContext()
        .mapNotNull(SecurityContext::getAuthentication)
        .filter(CallerAuthentication.class::isInstance)
        .map(authentication -> ((CallerAuthentication) authentication).getPrincipal())
        .filter(caller -> caller.role() == Role.UNIT)
        .flatMap(caller -> invited(briefingId, String.valueOf(caller.unitCode())))
        .filter(invited -> !invited)
        .flatMap(_ ->
            Mono.error(
                new RefusedException(Refusal.of(Refusal.Kind.NOT_FOUND, "briefing-not-found"))));
  }

  /// Whether a unit takes part in a briefing, or one that it took over from.
  public Mono<Boolean> invited(UUID briefingId, String unitCode) {
    return database
        .sql(
            """
            SELECT 1 AS one FROM briefing b CROSS JOIN unit_line(:code) AS own
            WHERE b.id = :briefing
              AND (own = b.chair_unit
                OR EXISTS (SELECT FROM briefing_unit i
                           WHERE i.briefing_id = b.id AND i.unit_id = own))
            """)
        .bind("briefing", briefingId)
        .bind("code", unitCode)
        .map(row -> true)
        .first()
        .defaultIfEmpty(false);
  }
}
