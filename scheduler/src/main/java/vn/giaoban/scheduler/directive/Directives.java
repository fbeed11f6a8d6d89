package vn.giaoban.scheduler.directive;

import static java.util.Objects.requireNonNull;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.invitation.Recipient;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.journal.Journal;
import vn.giaoban.scheduler.minutes.AfterApproval;
import vn.giaoban.scheduler.minutes.Minutes;
import vn.giaoban.scheduler.outbox.Outbox;
import vn.giaoban.scheduler.outbox.OutboxMail;
import vn.giaoban.scheduler.post.Posts;
import vn.giaoban.scheduler.writing.Written;

/// Tells units what approved minutes give them to do: each by one mail, once, in the transaction of
/// the approval.
public final class Directives implements AfterApproval {
  private final DatabaseClient database;
  private final Posts posts;
  private final DirectiveLetters letters;
  private final Outbox outbox;
  private final Journal journal;
  private final InstantSource clock;

  /// @param posts say who is in a unit's head post, and so which address is the right one
  public Directives(
      DatabaseClient database,
      Posts posts,
      DirectiveLetters letters,
      Outbox outbox,
      Journal journal,
      InstantSource clock) {
    this.database = database;
    this.posts = posts;
    this.letters = letters;
    this.outbox = outbox;
    this.journal = journal;
    this.clock = clock;
  }

  @Override
  public Mono<Void> approved(Minutes minutes, Actor actor) {
    var approval = requireNonNull(minutes.approval());
    var tasks = Task.byUnit(minutes.body());
    if (tasks.isEmpty()) {
      return Mono.empty();
    }
    return letters
        .ready()
        .then(recipients(tasks.keySet()))
        .flatMap(recipients -> {
          var mails = new ArrayList<OutboxMail>();
          var without = new ArrayList<>(tasks.keySet());
          for (var recipient : recipients) {
            var address = recipient.address();
            if (address != null && without.remove(recipient.code())) {
              var own = tasks.getOrDefault(recipient.code(), List.of());
              mails.add(mail(minutes, approval, recipient, address, own));
            }
          }
          var told = mails.stream().map(OutboxMail::recipient).toList();
          return outbox
              .enqueueAll(mails)
              .then(
                  journal.append(
                      minutes.briefingId(),
                      actor,
                      "DirectivesRequested",
                      Map.of(
                          "notation",
                          approval.notation(),
                          "units",
                          told,
                          "withoutAddress",
                          List.copyOf(without))))
              .then();
        });
  }

  private OutboxMail mail(
      Minutes minutes,
      Minutes.Approval approval,
      Recipient recipient,
      String address,
      List<Task> tasks) {
    var letter = letters.directive(minutes, approval, recipient, tasks);
    return new OutboxMail(
        OutboxMail.Kind.DIRECTIVE,
        "directive/%s/%s".formatted(minutes.briefingId(), recipient.code()),
        minutes.briefingId(),
        recipient.code(),
        address,
        recipient.name(),
        letter.subject(),
        letter.text(),
        letter.html(),
        null,
        List.of());
  }

  /// The units as they are today; a unit may have been given something without being invited.
  private Mono<List<Recipient>> recipients(Collection<String> codes) {
    var today = LocalDate.ofInstant(clock.instant(), Written.ZONE);
    return database
        .sql(
            """
            SELECT u.id, u.code, u.name, nullif(u.email, '') AS email, l.language
            FROM unit u LEFT JOIN letter_language l ON l.body = u.body
            WHERE u.code = ANY(:codes) AND u.valid @> :today\
            """)
        .bind("codes", codes.toArray(String[]::new))
        .bind("today", today)
        .map(row ->
            new Found(
                requireNonNull(row.get("id", java.util.UUID.class)),
                new Recipient(
                        requireNonNull(row.get("code", String.class)),
                        Recipient.Kind.UNIT,
                        requireNonNull(row.get("name", String.class)),
                        row.get("email", String.class),
                        false)
                    .in(row.get("language", String.class))))
        .all()
        .collectList()
        .flatMap(found ->
            posts
                .heads(found.stream().map(Found::unitId).toList(), today)
                .map(heads ->
                    found.stream()
                        .map(one -> one.recipient().headedBy(heads.get(one.unitId())))
                        .toList()));
  }

  private record Found(java.util.UUID unitId, Recipient recipient) {}
}
