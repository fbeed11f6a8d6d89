package vn.giaoban.scheduler.attendance;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.attendance.SubstituteRule.Ruling;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.invitation.Announcement;
import vn.giaoban.scheduler.invitation.Invitation;
import vn.giaoban.scheduler.invitation.InvitationService.Answer;
import vn.giaoban.scheduler.invitation.Invitations;
import vn.giaoban.scheduler.invitation.JoinLinks;
import vn.giaoban.scheduler.invitation.PartStat;
import vn.giaoban.scheduler.invitation.SubstituteGate;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.journal.Journal;
import vn.giaoban.scheduler.outbox.Outbox;
import vn.giaoban.scheduler.outbox.OutboxMail;

/// Keeps who comes in whose place, by the meeting's rule.
public final class Substitutions implements SubstituteGate {
  private static final int REASON = 500;

  private final DatabaseClient database;
  private final AttendanceRules rules;
  private final Invitations invitations;
  private final AttendanceLetters letters;
  private final JoinLinks links;
  private final Outbox outbox;
  private final Journal journal;
  private final TransactionalOperator transactions;
  private final InstantSource clock;
  private final Runnable wakeSender;

  public Substitutions(
      DatabaseClient database,
      AttendanceRules rules,
      Invitations invitations,
      AttendanceLetters letters,
      JoinLinks links,
      Outbox outbox,
      Journal journal,
      TransactionalOperator transactions,
      InstantSource clock,
      Runnable wakeSender) {
    this.database = database;
    this.rules = rules;
    this.invitations = invitations;
    this.letters = letters;
    this.links = links;
    this.outbox = outbox;
    this.journal = journal;
    this.transactions = transactions;
    this.clock = clock;
    this.wakeSender = wakeSender;
  }

  @Override
  public Mono<Void> named(
      Invitation invitation, Answer answer, Substitute substitute, Actor actor) {
    var rank = substitute.rank() == null ? Rank.of(substitute.whole()) : substitute.rank();
    return rules
        .of(invitation.briefingId())
        .flatMap(rule -> {
          var ruling = rule.substitutes().ruling(rank, answer.via());
          if (ruling == Ruling.REFUSED) {
            return Mono.error(
                new RefusedException(
                    Refusal.of(
                        Refusal.Kind.CONFLICT,
                        "substitute-rank-" + rule.substitutes().leastRank(),
                        Map.of("who", substitute.whole()))));
          }
          return keep(invitation, answer, substitute, rank, ruling)
              .then(
                  journal.append(
                      invitation.briefingId(),
                      actor,
                      "SubstituteNamed",
                      Map.of(
                          "unit",
                          invitation.recipient().code(),
                          "name",
                          substitute.name(),
                          "title",
                          substitute.title(),
                          "state",
                          ruling.name())))
              .then();
        });
  }

  private Mono<Void> keep(
      Invitation invitation,
      Answer answer,
      Substitute substitute,
      @Nullable Integer rank,
      Ruling ruling) {
    var spec =
        database
            .sql(
                """
                INSERT INTO substitution (briefing_id, recipient, name, title, phone, post_id, rank,
                  state, named_at, via)
                VALUES (:briefing, :recipient, :name, :title, :phone, :post, :rank, :state, :at,
                  :via)
                ON CONFLICT (briefing_id, recipient) DO UPDATE SET name = excluded.name,
                  title = excluded.title, phone = excluded.phone, post_id = excluded.post_id,
                  rank = excluded.rank, state = excluded.state, named_at = excluded.named_at,
                  via = excluded.via, reason = '', decided_by = NULL, decided_at = NULL\
                """)
            .bind("briefing", invitation.briefingId())
            .bind("recipient", invitation.recipient().code())
            .bind("name", substitute.name())
            .bind("title", substitute.title())
            .bind("phone", substitute.phone())
            .bind("state", ruling.name())
            .bind("at", answer.at())
            .bind("via", answer.via());
    var post = substitute.post();
    spec = post == null ? spec.bindNull("post", UUID.class) : spec.bind("post", post);
    return (rank == null ? spec.bindNull("rank", Integer.class) : spec.bind("rank", rank)).then();
  }

  @Override
  public Mono<Void> none(UUID briefingId, String recipient) {
    return database
        .sql("DELETE FROM substitution WHERE briefing_id = :briefing AND recipient = :recipient")
        .bind("briefing", briefingId)
        .bind("recipient", recipient)
        .then();
  }

  @Override
  public Mono<Void> none(UUID briefingId, Collection<String> recipients) {
    return database
        .sql(
            """
            DELETE FROM substitution
            WHERE briefing_id = :briefing AND recipient = ANY(:recipients)\
            """)
        .bind("briefing", briefingId)
        .bind("recipients", recipients.toArray(String[]::new))
        .then();
  }

  /// Who comes in somebody's place; empty when nobody was named.
  public Mono<Substitution> find(UUID briefingId, String recipient) {
    return database
        .sql("SELECT * FROM substitution WHERE briefing_id = :briefing AND recipient = :recipient")
        .bind("briefing", briefingId)
        .bind("recipient", recipient)
        .map(Substitutions::substitution)
        .one();
  }

  /// All who may come in others' places, by whose.
  public Mono<Map<String, Substitution>> approved(UUID briefingId) {
    return database
        .sql("SELECT * FROM substitution WHERE briefing_id = :briefing AND state = 'APPROVED'")
        .bind("briefing", briefingId)
        .map(row ->
            Map.entry(
                Objects.requireNonNull(row.get("recipient", String.class)), substitution(row)))
        .all()
        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  static Substitution substitution(Readable row) {
    return new Substitution(
        Objects.requireNonNull(row.get("name", String.class)),
        Objects.requireNonNull(row.get("title", String.class)),
        Objects.requireNonNull(row.get("phone", String.class)),
        row.get("rank", Integer.class),
        Ruling.valueOf(Objects.requireNonNull(row.get("state", String.class))),
        Objects.requireNonNull(row.get("reason", String.class)),
        Objects.requireNonNull(row.get("named_at", Instant.class)),
        Objects.requireNonNull(row.get("via", String.class)));
  }

  /// The secretary decides. Who is refused is told by mail, and asked to answer again.
  ///
  /// @param reason of a refusal; the unit reads it
  public Mono<Substitution> decide(
      UUID briefingId, String recipient, boolean approve, String reason, Actor actor) {
    var faults = new ArrayList<FieldFault>();
    if (reason.length() > REASON) {
      faults.add(new FieldFault("reason", "too-long", Map.of("max", REASON)));
      return Mono.error(new RefusedException(Refusal.invalid(faults)));
    }
    return find(briefingId, recipient)
        .switchIfEmpty(Mono.error(() -> refused(Refusal.Kind.NOT_FOUND, "no-substitute")))
        .flatMap(substitution -> {
          if (substitution.state() == Ruling.REFUSED) {
            return Mono.error(refused(Refusal.Kind.CONFLICT, "substitute-refused-already"));
          }
          return decided(briefingId, recipient, approve, reason.strip(), actor)
              .then(
                  journal.append(
                      briefingId,
                      actor,
                      approve ? "SubstituteApproved" : "SubstituteRefused",
                      payload(recipient, substitution, reason.strip())))
              .then(
                  approve
                      ? Mono.empty()
                      : turnedAway(briefingId, recipient, substitution, reason.strip()));
        })
        .then(find(briefingId, recipient))
        .as(transactions::transactional)
        .doOnNext(_ -> wakeSender.run());
  }

  private static Map<String, Object> payload(
      String recipient, Substitution substitution, String reason) {
    var payload = new HashMap<String, Object>();
    payload.put("unit", recipient);
    payload.put("name", substitution.whole());
    if (!reason.isEmpty()) {
      payload.put("reason", reason);
    }
    return payload;
  }

  private Mono<Void> decided(
      UUID briefingId, String recipient, boolean approve, String reason, Actor actor) {
    return database
        .sql(
            """
            UPDATE substitution SET state = :state, reason = :reason, decided_by = :by,
              decided_at = :at
            WHERE briefing_id = :briefing AND recipient = :recipient\
            """)
        .bind("briefing", briefingId)
        .bind("recipient", recipient)
        .bind("state", (approve ? Ruling.APPROVED : Ruling.REFUSED).name())
        .bind("reason", approve ? "" : reason)
        .bind("by", actor.value())
        .bind("at", clock.instant())
        .then();
  }

  /// The invitation is unanswered again, and the unit hears why.
  private Mono<Void> turnedAway(
      UUID briefingId, String recipient, Substitution substitution, String reason) {
    var now = clock.instant();
    return invitations
        .answered(briefingId, recipient, PartStat.NEEDS_ACTION, now, "desk", null, null)
        .then(invitations.announcement(briefingId))
        .flatMap(announcement -> tell(announcement, recipient, substitution, reason, now));
  }

  private Mono<Void> tell(
      Announcement announcement,
      String code,
      Substitution substitution,
      String reason,
      Instant now) {
    var found =
        announcement.recipients().stream().filter(one -> one.code().equals(code)).findFirst();
    var address = found.map(one -> one.address()).orElse(null);
    if (found.isEmpty() || address == null) {
      return Mono.empty();
    }
    var recipient = found.get();
    return letters
        .ready()
        .then(links.link(announcement.briefingId(), recipient))
        .flatMap(link -> {
          var letter = letters.refused(announcement, recipient, link, substitution.whole(), reason);
          return outbox.enqueue(
              new OutboxMail(
                  OutboxMail.Kind.CHASE,
                  "substitute/%s/%s/%d"
                      .formatted(announcement.briefingId(), code, now.toEpochMilli()),
                  announcement.briefingId(),
                  code,
                  address,
                  recipient.name(),
                  letter.subject(),
                  letter.text(),
                  letter.html(),
                  null,
                  List.of()));
        })
        .then();
  }

  private static RefusedException refused(Refusal.Kind kind, String code) {
    return new RefusedException(Refusal.of(kind, code));
  }
}
