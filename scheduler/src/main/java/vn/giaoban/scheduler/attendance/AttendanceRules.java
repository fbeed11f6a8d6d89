package vn.giaoban.scheduler.attendance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.journal.Journal;

/// Keeps briefings' rules on who must come, in the table `attendance_rule`.
public final class AttendanceRules {
  private final DatabaseClient database;
  private final AttendanceRule.Source kinds;
  private final Journal journal;
  private final TransactionalOperator transactions;

  /// @param kinds the rules of kinds of meetings
  public AttendanceRules(
      DatabaseClient database,
      AttendanceRule.Source kinds,
      Journal journal,
      TransactionalOperator transactions) {
    this.database = database;
    this.kinds = kinds;
    this.journal = journal;
    this.transactions = transactions;
  }

  /// The briefing's own rule, else its kind's, else the usual one.
  public Mono<AttendanceRule> of(UUID briefingId) {
    return database
        .sql("SELECT * FROM attendance_rule WHERE briefing_id = :briefing")
        .bind("briefing", briefingId)
        .map(row ->
            new AttendanceRule(
                new Quorum(
                    Objects.requireNonNull(row.get("quorum_numerator", Integer.class)),
                    Objects.requireNonNull(row.get("quorum_denominator", Integer.class)),
                    Objects.requireNonNull(row.get("quorum_more_than", Boolean.class))),
                new SubstituteRule(
                    row.get("substitute_rank", Integer.class),
                    Objects.requireNonNull(row.get("substitute_strict", Boolean.class)))))
        .one()
        .switchIfEmpty(Mono.defer(() -> kinds.of(briefingId)))
        .defaultIfEmpty(AttendanceRule.USUAL);
  }

  /// Gives the briefing a rule of its own. Substitutes who were let in before it stay.
  public Mono<AttendanceRule> set(UUID briefingId, AttendanceRule rule, Actor actor) {
    var faults = new ArrayList<FieldFault>();
    var rank = rule.substitutes().leastRank();
    if (!rule.quorum().makesSense()) {
      faults.add(FieldFault.of("quorum", "quorum-share"));
    }
    if (!rule.substitutes().makesSense()) {
      faults.add(FieldFault.of("leastRank", "least-rank"));
    }
    if (!faults.isEmpty()) {
      return Mono.error(new RefusedException(Refusal.invalid(faults)));
    }
    return keep(briefingId, rule, rank)
        .then(journal.append(briefingId, actor, "AttendanceRuleSet", payload(rule, rank)))
        .thenReturn(rule)
        .as(transactions::transactional);
  }

  private Mono<Void> keep(UUID briefingId, AttendanceRule rule, @Nullable Integer rank) {
    var spec =
        database
            .sql(
                """
                INSERT INTO attendance_rule (briefing_id, quorum_numerator, quorum_denominator,
                  quorum_more_than, substitute_rank, substitute_strict)
                VALUES (:briefing, :numerator, :denominator, :moreThan, :rank, :strict)
                ON CONFLICT (briefing_id) DO UPDATE SET
                  quorum_numerator = excluded.quorum_numerator,
                  quorum_denominator = excluded.quorum_denominator,
                  quorum_more_than = excluded.quorum_more_than,
                  substitute_rank = excluded.substitute_rank,
                  substitute_strict = excluded.substitute_strict\
                """)
            .bind("briefing", briefingId)
            .bind("numerator", rule.quorum().numerator())
            .bind("denominator", rule.quorum().denominator())
            .bind("moreThan", rule.quorum().moreThan())
            .bind("strict", rule.substitutes().strict());
    return (rank == null ? spec.bindNull("rank", Integer.class) : spec.bind("rank", rank)).then();
  }

  private static Map<String, Object> payload(AttendanceRule rule, @Nullable Integer rank) {
    var payload = new HashMap<String, Object>();
    payload.put("quorum", rule.quorum().numerator() + "/" + rule.quorum().denominator());
    payload.put("moreThan", rule.quorum().moreThan());
    payload.put("strict", rule.substitutes().strict());
    if (rank != null) {
      payload.put("leastRank", rank);
    }
    return payload;
  }
}
