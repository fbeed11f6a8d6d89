package vn.giaoban.scheduler.invitation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.document.store.DocumentsOverR2dbc;
import vn.giaoban.scheduler.inbox.InboxRows;
import vn.giaoban.scheduler.inbox.InboxRules;
import vn.giaoban.scheduler.inbox.InboxService;
import vn.giaoban.scheduler.inbox.Understood;
import vn.giaoban.scheduler.inbox.store.InboxOverR2dbc;
import vn.giaoban.scheduler.invitation.store.InvitationsOverR2dbc;
import vn.giaoban.scheduler.job.Jobs;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.journal.JournalEntry;
import vn.giaoban.scheduler.journal.JournalOverR2dbc;
import vn.giaoban.scheduler.journal.JournalWakes;
import vn.giaoban.scheduler.outbox.Accepted;
import vn.giaoban.scheduler.outbox.Courier;
import vn.giaoban.scheduler.outbox.CourierAnswer;
import vn.giaoban.scheduler.outbox.LetterFate;
import vn.giaoban.scheduler.outbox.OutboxMail;
import vn.giaoban.scheduler.outbox.OutboxSender;
import vn.giaoban.scheduler.outbox.Parcel;
import vn.giaoban.scheduler.outbox.Throttle;
import vn.giaoban.scheduler.outbox.store.OutboxOverR2dbc;
import vn.giaoban.scheduler.post.Posts;
import vn.giaoban.scheduler.reminder.ReminderFate;
import vn.giaoban.scheduler.reminder.ReminderPlan;
import vn.giaoban.scheduler.reminder.ReminderService;
import vn.giaoban.scheduler.reminder.RemindersOverR2dbc;
import vn.giaoban.scheduler.testing.MovableClock;
import vn.giaoban.scheduler.testing.TestDatabase;

/// The whole office over a real database, with a mail server in memory that answers as told.
public final class MailOffice {
  public static final Actor SECRETARY = Actor.account("thuky");

  public final MovableClock clock = MovableClock.at("2026-11-20T08:00:00+07:00");
  public final UUID briefing = UUID.randomUUID();
  public final JournalOverR2dbc journal;
  public final OutboxOverR2dbc outbox;
  public final Invitations invitations;
  public final InvitationService service;
  public final ReminderService reminders;
  public final InboxRows inboxRows;
  public final InboxService inbox;

  /// What the server has taken, every copy.
  public final List<Parcel> taken = new CopyOnWriteArrayList<>();

  /// Plans by `task/detail`.
  public final Map<String, Instant> plans = new ConcurrentHashMap<>();

  /// What the next mail read says, in order.
  public final Map<String, Understood> mails = new ConcurrentHashMap<>();

  /// What the server answers; takes all by default.
  public volatile Function<Parcel, CourierAnswer> server = _ -> new CourierAnswer.Taken();

  /// What its senders remember.
  public Accepted accepted = Accepted.forgetful();

  private final TestDatabase database;

  public MailOffice(TestDatabase database) {
    this.database = database;
    var client = database.client();
    var transactions = database.transactions();
    journal =
        new JournalOverR2dbc(client, transactions, new JournalWakes(database.connections()), clock);
    outbox =
        new OutboxOverR2dbc(
            client, clock, "tinh.example", (id, recipient) -> "token-" + id + "-" + recipient);
    invitations = new InvitationsOverR2dbc(client, new Posts(client, transactions), clock);
    JoinLinks links =
        (id, recipient) -> Mono.just(URI.create("https://g.example/join/" + recipient.code()));
    service =
        new InvitationService(
            invitations,
            new PlainLetters(),
            (_, _) ->
                Mono.just(
                    new OutboxMail.AttachedFile("moi.pdf", "application/pdf", "0".repeat(64), 1)),
            links,
            new DocumentsOverR2dbc(client),
            outbox,
            journal,
            transactions,
            clock,
            (_, _) -> Mono.empty(),
            SubstituteGate.OPEN);
    reminders =
        new ReminderService(
            _ -> Mono.just(ReminderPlan.USUAL),
            new RemindersOverR2dbc(client),
            invitations,
            new PlainLetters(),
            links,
            outbox,
            jobs(),
            transactions,
            clock,
            () -> {});
    inboxRows = new InboxOverR2dbc(client);
    inbox =
        new InboxService(
            inboxRows,
            raw -> Objects.requireNonNull(mails.get(new String(raw, UTF_8))),
            client,
            new InboxRules(true, Duration.ofMinutes(10), 3),
            new Tidings(invitations, SubstituteGate.OPEN, journal, clock),
            service,
            null,
            (kind, taken) -> counted.add(kind + (taken ? "" : "?")),
            () -> {},
            transactions,
            clock);
  }

  /// What was counted of mail that came in; with a question mark what a person must look at.
  public final List<String> counted = new CopyOnWriteArrayList<>();

  private Jobs jobs() {
    return new Jobs() {
      @Override
      public Mono<Void> plan(UUID briefingId, String task, String detail, Instant at) {
        return Mono.fromRunnable(() -> plans.put(task + "/" + detail, at));
      }

      @Override
      public Mono<Void> drop(UUID briefingId, String task, String detail) {
        return Mono.fromRunnable(() -> plans.remove(task + "/" + detail));
      }

      @Override
      public Mono<Void> dropAll(UUID briefingId) {
        return Mono.fromRunnable(plans::clear);
      }
    };
  }

  /// A sender of its own, as after a restart when `node` is the same.
  public OutboxSender sender(String node) {
    Courier courier =
        parcel ->
            Mono.fromSupplier(() -> {
              var answer = server.apply(parcel);
              if (answer instanceof CourierAnswer.Taken) {
                taken.add(parcel);
              }
              return answer;
            });
    return new OutboxSender(
        OutboxSender.SendingPlan.mail(node, 4),
        outbox,
        courier,
        List.of(
            new InvitationFate(invitations, journal),
            new ReminderFate(journal),
            new LetterFate(OutboxMail.Kind.MINUTES, "Minutes", journal),
            new LetterFate(OutboxMail.Kind.NOTICE, "Notice", journal),
            new LetterFate(OutboxMail.Kind.DIRECTIVE, "Directive", journal)),
        database.transactions(),
        clock,
        new Random(1),
        accepted,
        Throttle.none());
  }

  /// Sends all that is due.
  public int drain() {
    return sender("one").drain().block(Duration.ofSeconds(60));
  }

  /// A briefing on 23 November at 8:00 with so many units, coded `1`, `2`, ….
  public void schedule(int units) {
    var sql = new StringBuilder();
    sql.append(
        """
        INSERT INTO briefing (id, title, starts_at, ends_at, chair, chair_name, state,
          created_by, created_at)
        VALUES ('%s', 'Giao ban tuần', '2026-11-23T08:00+07', '2026-11-23T09:40+07', 'chutich',
          'Nguyễn Văn An', 'SCHEDULED', 'thuky', '2026-11-20T08:00+07');
        INSERT INTO agenda_item (id, briefing_id, position, title, seconds)
        VALUES (gen_random_uuid(), '%s', 0, 'Phòng chống bão', 1800);
        """
            .formatted(briefing, briefing));
    for (var i = 1; i <= units; i++) {
      sql.append(
          """
          INSERT INTO unit (id, code, name, level, email, valid)
          SELECT gen_random_uuid(), '%d', 'Xã %d', 'COMMUNE', 'xa%d@tinh.example', '[2025-07-01,)'
          WHERE NOT EXISTS (SELECT FROM unit WHERE code = '%d');
          """
              .formatted(i, i, i, i));
      invite(sql, i);
    }
    database.execute(sql.toString());
  }

  private void invite(StringBuilder sql, int unit) {
    sql.append(
        """
        INSERT INTO briefing_unit (briefing_id, unit_id, position)
        SELECT '%s', id, %d FROM unit WHERE code = '%d';
        """
            .formatted(briefing, unit, unit));
  }

  /// Changes the briefing as its service would: with a new sequence.
  public void change(String set) {
    database.execute(
        "UPDATE briefing SET sequence = sequence + 1, %s WHERE id = '%s'".formatted(set, briefing));
  }

  /// Takes a unit off the list.
  public void uninvite(int unit) {
    database.execute(
        """
        DELETE FROM briefing_unit WHERE briefing_id = '%s'
          AND unit_id = (SELECT id FROM unit WHERE code = '%d')\
        """
            .formatted(briefing, unit));
    change("title = title");
  }

  /// Sends what the briefing needs now.
  public List<Invitation> send() {
    return service.send(briefing, "", false, SECRETARY).block(Duration.ofSeconds(60));
  }

  /// One invitation as it stands.
  public Invitation of(int unit) {
    return service.get(briefing, Integer.toString(unit)).block(Duration.ofSeconds(10));
  }

  /// The kinds of the journal's entries, in order.
  public List<String> journaled() {
    return entries().stream().map(JournalEntry::kind).toList();
  }

  /// The journal's entries, in order.
  public List<JournalEntry> entries() {
    return new ArrayList<>(
        journal.read(briefing, 0, 10_000).collectList().block(Duration.ofSeconds(10)));
  }

  /// A mail comes in that says this.
  public void receive(String name, Understood says) {
    arrive(name, says);
    inbox.understand().block(Duration.ofSeconds(10));
  }

  /// A mail comes in that says this, and is not looked at yet.
  public void arrive(String name, Understood says) {
    mails.put(name, says);
    var raw = name.getBytes(UTF_8);
    inbox
        .keep(
            "box",
            1,
            List.of(new InboxRows.Arrived(mails.size(), clock.instant(), raw.length, raw)))
        .block(Duration.ofSeconds(10));
  }

  /// Letters that say only what they are.
  private static final class PlainLetters implements InvitationLetters {
    @Override
    public Letter request(Announcement a, Recipient r, Content content, Instant now) {
      return new Letter(
          "Giấy mời",
          content.link().toString(),
          "<p></p>",
          new OutboxMail.CalendarObject("REQUEST", "SEQUENCE:" + a.sequence()));
    }

    @Override
    public Letter cancel(Announcement a, Recipient r, int sequence, Instant now) {
      return new Letter(
          "Hoãn", "", "", new OutboxMail.CalendarObject("CANCEL", "SEQUENCE:" + sequence));
    }

    @Override
    public Letter reminder(Announcement a, Recipient r, URI link, Duration lead) {
      return new Letter("Nhắc", link.toString(), "", null);
    }
  }
}
