package vn.giaoban.scheduler.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import vn.giaoban.scheduler.invitation.MailOffice;
import vn.giaoban.scheduler.testing.TestDatabase;

@Timeout(120)
class OutboxSenderIT {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private final MailOffice office = new MailOffice(database);

  @BeforeEach
  void empty() {
    database.execute("DELETE FROM outbox; DELETE FROM invitation");
    office.schedule(1);
  }

  private OutboxMail mail(OutboxMail.Kind kind, String address, boolean urgent) {
    return OutboxMail.plain(
            kind,
            kind + "/" + address + "/" + urgent,
            office.briefing,
            address.substring(0, address.indexOf('@')),
            address,
            "Xã",
            "Thử",
            "Thử")
        .urgent(urgent);
  }

  private void enqueue(OutboxMail.Kind kind, int count, String domain) {
    var mails = new ArrayList<OutboxMail>();
    for (var i = 0; i < count; i++) {
      mails.add(mail(kind, "xa" + i + "@" + domain, false));
    }
    office.outbox.enqueueAll(mails).block();
  }

  private OutboxSender sender(Function<Parcel, CourierAnswer> server, Throttle throttle) {
    return sender(server, throttle, 4);
  }

  private OutboxSender sender(
      Function<Parcel, CourierAnswer> server, Throttle throttle, int concurrency) {
    return new OutboxSender(
        OutboxSender.SendingPlan.mail("one", concurrency),
        office.outbox,
        parcel ->
            Mono.fromSupplier(() -> server.apply(parcel)).subscribeOn(Schedulers.boundedElastic()),
        List.of(),
        database.transactions(),
        office.clock,
        new Random(1),
        office.accepted,
        throttle);
  }

  /// Waits for those in hand and those claimed beside them: each as many as leave in a tenth of a
  /// second, see [ClaimSize].
  @Test
  void anUrgentMeetingOvertakesThousandsOfMinutesThatAreUnderWay() {
    enqueue(OutboxMail.Kind.MINUTES, 200, "tinh.example");
    var taken = new CopyOnWriteArrayList<Parcel>();
    var sender =
        sender(
            parcel -> {
              synchronized (taken) { // a server of one connection that takes a hundred a second
                LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
                taken.add(parcel);
                if (taken.size() == 50) {
                  office
                      .outbox
                      .enqueue(mail(OutboxMail.Kind.INVITATION, "gap@tinh.example", true))
                      .block();
                }
              }
              return new CourierAnswer.Taken();
            },
            Throttle.none());

    assertThat(sender.drain().block()).isEqualTo(201);

    var place = taken.stream().map(p -> p.mail().recipient()).toList().indexOf("gap");
    assertThat(place).isBetween(50, 90);
  }

  @Test
  void cancellationsGoBeforeInvitationsBeforeMinutes() {
    for (var kind :
        List.of(
            OutboxMail.Kind.MINUTES,
            OutboxMail.Kind.NOTICE,
            OutboxMail.Kind.INVITATION,
            OutboxMail.Kind.CANCELLATION)) {
      enqueue(kind, 1, "tinh.example");
    }
    var kinds = new CopyOnWriteArrayList<OutboxMail.Kind>();
    sender(
            parcel -> {
              kinds.add(parcel.mail().kind());
              return new CourierAnswer.Taken();
            },
            Throttle.none(),
            1)
        .drain()
        .block();
    assertThat(kinds)
        .containsExactly(
            OutboxMail.Kind.CANCELLATION,
            OutboxMail.Kind.INVITATION,
            OutboxMail.Kind.NOTICE,
            OutboxMail.Kind.MINUTES);
  }

  @Test
  void oneDomainsLimitHoldsUpNoOtherDomain() {
    enqueue(OutboxMail.Kind.INVITATION, 100, "cham.example");
    enqueue(OutboxMail.Kind.NOTICE, 100, "nhanh.example");
    var sender = sender(_ -> new CourierAnswer.Taken(), new Throttle(0, 120));

    // 120 a minute: ten at once, then two a second, for each domain.
    assertThat(sender.drain().block()).isEqualTo(20);
    office.clock.advance(Duration.ofSeconds(3));
    assertThat(sender.drain().block()).isEqualTo(12);
    office.clock.advance(Duration.ofMinutes(2));
    assertThat(sender.drain().block()).as("what was not used is not saved up").isEqualTo(20);
  }

  @Test
  void theLimitForAllHoldsForAll() {
    enqueue(OutboxMail.Kind.INVITATION, 50, "a.example");
    enqueue(OutboxMail.Kind.NOTICE, 50, "b.example");
    var sender = sender(_ -> new CourierAnswer.Taken(), new Throttle(240, 0));

    assertThat(sender.drain().block()).isEqualTo(20);
    office.clock.advance(Duration.ofSeconds(1));
    assertThat(sender.drain().block()).isEqualTo(4);
  }

  @Test
  void aMailThatAlwaysBreaksOffHoldsUpNobody() {
    enqueue(OutboxMail.Kind.INVITATION, 30, "tinh.example");
    var sender =
        sender(
            parcel ->
                parcel.mail().recipient().equals("xa0")
                    ? new CourierAnswer.Later("4.4.2", "broke", false)
                    : new CourierAnswer.Taken(),
            Throttle.none());

    assertThat(sender.drain().block()).isEqualTo(29);
    office.clock.advance(Duration.ofDays(4));
    assertThat(sender.drain().block()).as("given up after three days").isEqualTo(1);
  }

  @Test
  void aServerThatBreaksOffEveryMailIsDown() {
    enqueue(OutboxMail.Kind.INVITATION, 50, "tinh.example");
    var tried = new CopyOnWriteArrayList<Parcel>();
    var sender =
        sender(
            parcel -> {
              tried.add(parcel);
              return new CourierAnswer.Later("4.4.2", "broke", false);
            },
            Throttle.none());

    assertThat(sender.drain().block()).isZero();
    assertThat(tried).hasSizeBetween(3, 8);
    assertThat(sender.drain().block()).isZero();
    assertThat(tried).hasSizeBetween(3, 8);
  }

  @Test
  void whatWasTakenBeforeAKillIsRecordedAndNotSentAgain(@TempDir Path directory) throws Exception {
    enqueue(OutboxMail.Kind.INVITATION, 10, "tinh.example");
    var file = directory.resolve("accepted");
    var claimed =
        office
            .outbox
            .claim(
                new OutboxRows.Wish(Channel.MAIL, 4, java.util.Set.of()),
                "one",
                office.clock.instant(),
                Duration.ofMinutes(10))
            .block();
    try (var accepted = new AcceptedFile(file)) {
      claimed.subList(0, 3).forEach(parcel -> accepted.add(parcel.id()));
    }

    try (var accepted = new AcceptedFile(file)) {
      office.accepted = accepted;
      var sent = new CopyOnWriteArrayList<Parcel>();
      var sender =
          sender(
              parcel -> {
                sent.add(parcel);
                return new CourierAnswer.Taken();
              },
              Throttle.none());
      sender.resume().block();
      assertThat(sender.drain().block()).isEqualTo(7);
      assertThat(sent)
          .extracting(Parcel::id)
          .doesNotContainAnyElementsOf(claimed.subList(0, 3).stream().map(Parcel::id).toList());
      assertThat(file).hasSize(0);
    }
  }

  @Test
  void mailsOfOneBriefingToOneRecipientAreAConversation() {
    var first = mail(OutboxMail.Kind.INVITATION, "xa@tinh.example", false);
    var second = mail(OutboxMail.Kind.NOTICE, "xa@tinh.example", false);
    var third = mail(OutboxMail.Kind.MINUTES, "xa@tinh.example", false);
    for (var mail : List.of(first, second, third)) {
      office.clock.advance(Duration.ofMinutes(1));
      office.outbox.enqueue(mail).block();
    }
    var threads = new CopyOnWriteArrayList<Parcel>();
    sender(
            parcel -> {
              threads.add(parcel);
              return new CourierAnswer.Taken();
            },
            Throttle.none(),
            1)
        .drain()
        .block();

    var ids = threads.stream().map(Parcel::messageId).toList();
    assertThat(threads)
        .extracting(Parcel::thread)
        .containsExactly(List.of(), List.of(ids.get(0)), List.of(ids.get(0), ids.get(1)));
    assertThat(office.outbox.find("token-" + office.briefing + "-xa").block())
        .isEqualTo(new Correspondents.Correspondent(office.briefing, "xa"));
  }
}
