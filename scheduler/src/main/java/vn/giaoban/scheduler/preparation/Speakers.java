package vn.giaoban.scheduler.preparation;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
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

/// Registrations to speak (đăng ký phát biểu): units hand them in, the secretary accepts and orders
/// them, the room proposes those accepted when their item's turn comes.
public final class Speakers {
  private static final int REASON = 500;

  private final SpeakerRows rows;
  private final PreparedBriefings briefings;
  private final DatabaseClient database;
  private final Journal journal;
  private final TransactionalOperator transactions;
  private final InstantSource clock;

  public Speakers(
      DatabaseClient database,
      Journal journal,
      TransactionalOperator transactions,
      InstantSource clock) {
    this.rows = new SpeakerRows(database);
    this.briefings = new PreparedBriefings(database);
    this.database = database;
    this.journal = journal;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// All of a briefing, by agenda item and order.
  public Mono<List<Speaker>> ofBriefing(UUID briefingId) {
    return rows.ofBriefing(briefingId);
  }

  /// Registers; again for the same item, it takes the place of the earlier one and has to be
  /// accepted anew.
  ///
  /// @param unit whoever is invited: a unit's code, or a person's user name
  /// @param via `link`, `account` or `desk`
  public Mono<Speaker> register(
      UUID briefingId, String unit, SpeakerForm form, String via, Actor actor) {
    return briefings
        .ahead(briefingId)
        .flatMap(briefing -> {
          var faults = form.faults(briefing);
          return faults.isEmpty()
              ? name(briefingId, unit)
              : Mono.error(new RefusedException(Refusal.invalid(faults)));
        })
        .flatMap(name -> rows.register(briefingId, unit, name, form, via, clock.instant()))
        .flatMap(id ->
            journal
                .append(
                    briefingId,
                    actor,
                    "SpeakerRegistered",
                    Map.of(
                        "speaker",
                        id.toString(),
                        "unit",
                        unit,
                        "agendaItem",
                        Objects.requireNonNull(form.agendaItem()).toString(),
                        "name",
                        Objects.requireNonNull(form.name()).strip(),
                        "minutes",
                        Objects.requireNonNull(form.minutes())))
                .then(one(briefingId, id)))
        .as(transactions::transactional);
  }

  private Mono<String> name(UUID briefingId, String unit) {
    return database
        .sql(
            """
            SELECT u.name FROM briefing_unit x JOIN unit u ON u.id = x.unit_id
            WHERE x.briefing_id = :briefing AND u.code = :unit
            UNION ALL
            SELECT i.name FROM invitation i
            WHERE i.briefing_id = :briefing AND i.recipient = :unit AND i.method = 'REQUEST'
            UNION ALL
            SELECT b.chair_name FROM briefing b WHERE b.id = :briefing AND b.chair = :unit
            LIMIT 1\
            """)
        .bind("briefing", briefingId)
        .bind("unit", unit)
        .map(row -> Objects.requireNonNull(row.get("name", String.class)))
        .one()
        .switchIfEmpty(
            Mono.error(() ->
                new RefusedException(
                    Refusal.invalid(
                        List.of(
                            new FieldFault(
                                "unit", "room-unit-not-invited", Map.of("unit", unit)))))));
  }

  /// Accepts or refuses.
  ///
  /// @param duration what is granted; null: what was asked for
  /// @param reason of a refusal; the unit reads it
  public Mono<Speaker> decide(
      UUID briefingId,
      UUID id,
      boolean accepted,
      @Nullable Duration duration,
      String reason,
      Actor actor) {
    if (reason.length() > REASON) {
      return Mono.error(
          new RefusedException(
              Refusal.invalid(
                  List.of(new FieldFault("reason", "too-long", Map.of("max", REASON))))));
    }
    return one(briefingId, id)
        .flatMap(speaker ->
            speaker.state() == Speaker.State.WITHDRAWN
                ? Mono.<Speaker>error(refused(Refusal.Kind.CONFLICT, "speaker-withdrawn"))
                : changed(
                    speaker,
                    accepted ? Speaker.State.ACCEPTED : Speaker.State.REFUSED,
                    duration,
                    accepted ? "" : reason.strip(),
                    accepted ? "SpeakerAccepted" : "SpeakerRefused",
                    actor))
        .as(transactions::transactional);
  }

  /// The unit takes it back.
  public Mono<Speaker> withdraw(UUID briefingId, UUID id, Actor actor) {
    return one(briefingId, id)
        .flatMap(speaker ->
            changed(speaker, Speaker.State.WITHDRAWN, null, "", "SpeakerWithdrawn", actor))
        .as(transactions::transactional);
  }

  private Mono<Speaker> changed(
      Speaker speaker,
      Speaker.State state,
      @Nullable Duration duration,
      String reason,
      String kind,
      Actor actor) {
    return rows.decide(speaker.id(), state, duration, reason, actor, clock.instant())
        .then(
            journal.append(
                speaker.briefingId(),
                actor,
                kind,
                Map.of(
                    "speaker",
                    speaker.id().toString(),
                    "unit",
                    speaker.unit(),
                    "agendaItem",
                    speaker.agendaItem().toString(),
                    "reason",
                    reason)))
        .then(one(speaker.briefingId(), speaker.id()));
  }

  /// Puts those accepted into this order; those not named keep their places.
  public Mono<List<Speaker>> order(UUID briefingId, List<UUID> ids, Actor actor) {
    return rows.ofBriefing(briefingId)
        .flatMap(all -> {
          var known = new HashSet<UUID>();
          all.forEach(speaker -> known.add(speaker.id()));
          if (!known.containsAll(ids) || new HashSet<>(ids).size() != ids.size()) {
            return Mono.error(refused(Refusal.Kind.NOT_FOUND, "no-such-speaker"));
          }
          return rows.order(briefingId, ids)
              .then(
                  journal.append(
                      briefingId,
                      actor,
                      "SpeakersOrdered",
                      Map.of("speakers", ids.stream().map(UUID::toString).toList())));
        })
        .then(rows.ofBriefing(briefingId))
        .as(transactions::transactional);
  }

  /// One of them.
  public Mono<Speaker> one(UUID briefingId, UUID id) {
    return rows.find(briefingId, id)
        .switchIfEmpty(Mono.error(() -> refused(Refusal.Kind.NOT_FOUND, "no-such-speaker")));
  }

  private static RefusedException refused(Refusal.Kind kind, String code) {
    return new RefusedException(Refusal.of(kind, code));
  }
}
