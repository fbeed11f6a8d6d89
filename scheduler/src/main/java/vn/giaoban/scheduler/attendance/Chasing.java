package vn.giaoban.scheduler.attendance;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.invitation.Announcement;
import vn.giaoban.scheduler.invitation.InvitationStatus;
import vn.giaoban.scheduler.invitation.Invitations;
import vn.giaoban.scheduler.invitation.JoinLinks;
import vn.giaoban.scheduler.invitation.PartStat;
import vn.giaoban.scheduler.invitation.Recipient;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.journal.Journal;
import vn.giaoban.scheduler.outbox.Outbox;
import vn.giaoban.scheduler.outbox.OutboxMail;

/// Asks those who are silent for their answer, all by one act.
public final class Chasing {
  /// Whoever was asked a moment ago is not asked twice because two people pressed the button.
  static final Duration PAUSE = Duration.ofMinutes(10);

  private final DatabaseClient database;
  private final Boards boards;
  private final Invitations invitations;
  private final AttendanceLetters letters;
  private final JoinLinks links;
  private final Outbox outbox;
  private final TextMessages texts;
  private final Journal journal;
  private final TransactionalOperator transactions;
  private final InstantSource clock;
  private final Runnable wakeSender;

  public Chasing(
      DatabaseClient database,
      Boards boards,
      Invitations invitations,
      AttendanceLetters letters,
      JoinLinks links,
      Outbox outbox,
      TextMessages texts,
      Journal journal,
      TransactionalOperator transactions,
      InstantSource clock,
      Runnable wakeSender) {
    this.database = database;
    this.boards = boards;
    this.invitations = invitations;
    this.letters = letters;
    this.links = links;
    this.outbox = outbox;
    this.texts = texts;
    this.journal = journal;
    this.transactions = transactions;
    this.clock = clock;
    this.wakeSender = wakeSender;
  }

  /// A way to somebody.
  public enum Channel {
    MAIL,
    SMS
  }

  /// Why somebody was not asked.
  public enum Hindrance {
    /// Asked less than ten minutes ago.
    JUST_ASKED,
    /// No address or number that works for any of the channels: to be called.
    TO_BE_CALLED
  }

  /// @param hindrance why not
  public record Missed(String unit, String name, Hindrance hindrance) {}

  /// What came of it.
  ///
  /// @param mailed codes of those who get a mail
  /// @param texted codes of those who get a text message
  /// @param missed who was not asked, and why
  public record Outcome(List<String> mailed, List<String> texted, List<Missed> missed) {}

  /// What text messages can be sent by. The default sends none.
  public interface TextMessages {
    /// Whether there is a gateway.
    boolean ready();

    /// Whether messages can be sent to this number.
    boolean takes(String phone);

    /// Puts one into the outbox, inside the caller's transaction.
    ///
    /// @param key names it among all ever sent
    Mono<Void> send(
        UUID briefingId, String recipient, String phone, String text, String key, Actor actor);

    /// There is no gateway.
    TextMessages NONE =
        new TextMessages() {
          @Override
          public boolean ready() {
            return false;
          }

          @Override
          public boolean takes(String phone) {
            return false;
          }

          @Override
          public Mono<Void> send(
              UUID briefingId, String recipient, String phone, String text, String key, Actor by) {
            return Mono.empty();
          }
        };
  }

  /// Asks them.
  ///
  /// @param only codes; of these, one that has declined is asked for a substitute. Empty: all who
  ///   are silent
  /// @param message a word of the secretary's; empty without
  public Mono<Outcome> chase(
      UUID briefingId,
      Collection<String> only,
      Set<Channel> channels,
      String message,
      Actor actor) {
    var now = clock.instant();
    return letters
        .ready()
        .then(invitations.announcement(briefingId))
        .switchIfEmpty(Mono.error(() -> refused(Refusal.Kind.NOT_FOUND, "briefing-not-found")))
        .flatMap(announcement ->
            announcement.state().equals("SCHEDULED") || announcement.state().equals("OPEN")
                ? boards
                    .of(briefingId)
                    .flatMap(
                        board -> chase(announcement, board, only, channels, message, now, actor))
                : Mono.error(refused(Refusal.Kind.CONFLICT, "briefing-over")))
        .as(transactions::transactional)
        .doOnNext(_ -> wakeSender.run());
  }

  private Mono<Outcome> chase(
      Announcement announcement,
      Board board,
      Collection<String> only,
      Set<Channel> channels,
      String message,
      Instant now,
      Actor actor) {
    var recipients =
        announcement.recipients().stream()
            .collect(Collectors.toMap(Recipient::code, one -> one, (one, _) -> one));
    var silent =
        board.rows().stream()
            .filter(row ->
                only.isEmpty()
                    ? row.silent()
                    : only.contains(row.unit()) && (row.silent() || declined(row)))
            .filter(row -> recipients.containsKey(row.unit()))
            .toList();
    if (silent.isEmpty()) {
      return Mono.error(refused(Refusal.Kind.CONFLICT, "nobody-silent"));
    }
    var plan = new HashMap<String, Set<Channel>>();
    var missed = new ArrayList<Missed>();
    for (var row : silent) {
      var ways = ways(row, channels, texts);
      if (row.chasedAt() != null && now.isBefore(row.chasedAt().plus(PAUSE))) {
        missed.add(new Missed(row.unit(), row.name(), Hindrance.JUST_ASKED));
      } else if (ways.isEmpty()) {
        missed.add(new Missed(row.unit(), row.name(), Hindrance.TO_BE_CALLED));
      } else {
        plan.put(row.unit(), ways);
      }
    }
    var asked = silent.stream().filter(row -> plan.containsKey(row.unit())).toList();
    var outcome =
        new Outcome(
            by(asked, plan, Channel.MAIL), by(asked, plan, Channel.SMS), List.copyOf(missed));
    return Flux.fromIterable(asked)
        .concatMap(row ->
            ask(
                announcement,
                row,
                java.util.Objects.requireNonNull(recipients.get(row.unit())),
                plan.getOrDefault(row.unit(), Set.of()),
                message,
                actor))
        .then(
            asked.isEmpty() ? Mono.empty() : noted(announcement.briefingId(), outcome, now, actor))
        .thenReturn(outcome);
  }

  private static boolean declined(BoardRow row) {
    return row.reply() == PartStat.DECLINED;
  }

  private static List<String> by(
      List<BoardRow> asked, Map<String, Set<Channel>> plan, Channel channel) {
    return asked.stream()
        .map(BoardRow::unit)
        .filter(unit -> plan.getOrDefault(unit, Set.of()).contains(channel))
        .toList();
  }

  /// By which of the channels somebody can be reached. Pure.
  static Set<Channel> ways(BoardRow row, Set<Channel> channels, TextMessages texts) {
    var ways = EnumSet.noneOf(Channel.class);
    if (channels.contains(Channel.MAIL)
        && row.address() != null
        && row.status() != InvitationStatus.BOUNCED) {
      ways.add(Channel.MAIL);
    }
    var phone = row.phone();
    if (channels.contains(Channel.SMS) && texts.ready() && phone != null && texts.takes(phone)) {
      ways.add(Channel.SMS);
    }
    return ways;
  }

  private Mono<Void> ask(
      Announcement announcement,
      BoardRow row,
      Recipient recipient,
      Set<Channel> ways,
      String message,
      Actor actor) {
    var briefingId = announcement.briefingId();
    var key =
        "chase/%s/%s/%d/%d"
            .formatted(briefingId, row.unit(), announcement.sequence(), row.chases() + 1);
    return links
        .link(briefingId, recipient)
        .flatMap(link -> {
          Mono<?> mailed =
              ways.contains(Channel.MAIL)
                  ? mail(announcement, row, recipient, link, message, key)
                  : Mono.empty();
          var phone = row.phone();
          Mono<Void> texted =
              ways.contains(Channel.SMS) && phone != null
                  ? texts.send(
                      briefingId,
                      row.unit(),
                      phone,
                      letters.text(announcement, recipient, link),
                      key + "/sms",
                      actor)
                  : Mono.empty();
          return mailed.then(texted);
        });
  }

  private Mono<UUID> mail(
      Announcement announcement,
      BoardRow row,
      Recipient recipient,
      URI link,
      String message,
      String key) {
    var letter = letters.chase(announcement, recipient, link, message, declined(row));
    return outbox.enqueue(
        new OutboxMail(
            OutboxMail.Kind.CHASE,
            key,
            announcement.briefingId(),
            row.unit(),
            java.util.Objects.requireNonNull(row.address()),
            recipient.name(),
            letter.subject(),
            letter.text(),
            letter.html(),
            null,
            List.of()));
  }

  private Mono<Void> noted(UUID briefingId, Outcome outcome, Instant now, Actor actor) {
    return noted(briefingId, outcome.mailed(), "MAIL", now)
        .then(noted(briefingId, outcome.texted(), "SMS", now))
        .then(
            journal.append(
                briefingId,
                actor,
                "SilentChased",
                Map.of("mailed", outcome.mailed(), "texted", outcome.texted())))
        .then();
  }

  /// Asked by two ways is asked once.
  private Mono<Void> noted(UUID briefingId, List<String> units, String channel, Instant now) {
    return units.isEmpty()
        ? Mono.empty()
        : database
            .sql(
                """
                UPDATE invitation SET
                  chases = chases + CASE WHEN chased_at = :now THEN 0 ELSE 1 END,
                  chased_by = CASE WHEN chased_at = :now THEN chased_by || ' ' ELSE '' END
                    || :channel,
                  chased_at = :now
                WHERE briefing_id = :briefing AND recipient = ANY(:units)\
                """)
            .bind("briefing", briefingId)
            .bind("units", units.toArray(String[]::new))
            .bind("channel", channel)
            .bind("now", now)
            .then();
  }

  private static RefusedException refused(Refusal.Kind kind, String code) {
    return new RefusedException(Refusal.of(kind, code));
  }
}
