package vn.giaoban.scheduler.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.outbox.Channel;
import vn.giaoban.scheduler.outbox.CourierAnswer;
import vn.giaoban.scheduler.outbox.OutboxMail;
import vn.giaoban.scheduler.outbox.Parcel;
import vn.giaoban.scheduler.testing.TestDatabase;

@Timeout(120)
class InvitationServiceIT {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private final MailOffice office = new MailOffice(database);

  @BeforeEach
  void empty() {
    database.execute("DELETE FROM outbox; DELETE FROM invitation; DELETE FROM inbox");
  }

  @Test
  void everyUnitGetsOneMailWithItsOwnLink() {
    office.schedule(130);

    assertThat(office.send()).hasSize(130).allMatch(i -> i.status() == InvitationStatus.QUEUED);
    assertThat(office.drain()).isEqualTo(130);

    assertThat(office.taken).extracting(p -> p.mail().address()).doesNotHaveDuplicates();
    assertThat(office.taken).extracting(Parcel::messageId).doesNotHaveDuplicates();
    assertThat(office.taken)
        .allMatch(p -> p.mail().text().endsWith("/join/" + p.mail().recipient()));
    assertThat(office.of(7).status()).isEqualTo(InvitationStatus.SENT);
    assertThat(office.journaled())
        .startsWith("InvitationsRequested", "InvitationSent")
        .hasSize(131);
  }

  @Test
  void papersGoAlongWhenTheyAreSmallAndTheLetterWhenAskedFor() {
    office.schedule(2);
    document("00000000-0000-4000-8000-000000000001", 1_000);
    office.service.send(office.briefing, "", true, MailOffice.SECRETARY).block();
    office.drain();
    assertThat(office.taken)
        .allSatisfy(p ->
            assertThat(p.mail().attachments())
                .extracting(OutboxMail.AttachedFile::fileName)
                .containsExactly("moi.pdf", "bao-cao.pdf"));

    office.taken.clear();
    document("00000000-0000-4000-8000-000000000002", 9_000_000);
    office.change("title = 'Khác'");
    office.send();
    office.drain();
    assertThat(office.taken).hasSize(2).allMatch(p -> p.mail().attachments().isEmpty());
    database.execute("DELETE FROM document_version; DELETE FROM document");
  }

  private void document(String id, int size) {
    database.execute(
        """
        INSERT INTO document (id, briefing_id, purpose, title)
        VALUES ('%s', '%s', 'PAPER', 'Báo cáo');
        INSERT INTO document_version (document_id, version, file_name, media_type, size, sha256,
          pages, added_by, added_at)
        VALUES ('%s', 1, 'bao-cao.pdf', 'application/pdf', %d, repeat('a', 64), 1, 'thuky', now())\
        """
            .formatted(id, office.briefing, id, size));
  }

  @Test
  void sendingAgainSendsNothingToThoseWhoKnow() {
    office.schedule(3);
    office.send();
    office.drain();

    office.send();

    assertThat(office.drain()).isZero();
    assertThat(office.journaled()).hasSize(4);
  }

  @Test
  void aCrashBetweenServerAndRecordRepeatsTheSameMessageId() {
    office.schedule(20);
    office.send();
    var count = new AtomicInteger();
    office.server =
        parcel -> {
          if (count.incrementAndGet() == 8) {
            // The server has it, and our database is gone before we can say so.
            office.taken.add(parcel);
            database.dropConnections();
            throw new IllegalStateException("gone");
          }
          return new CourierAnswer.Taken();
        };
    try {
      office.drain();
    } catch (RuntimeException e) {
      assertThat(e).isNotNull();
    }
    office.server = _ -> new CourierAnswer.Taken();

    var again = office.sender("one");
    office.outbox.release(Channel.MAIL, "one").block();
    office.clock.advance(Duration.ofMinutes(10));
    again.drain().block();

    assertThat(office.taken.stream().map(Parcel::messageId).distinct()).hasSize(20);
    assertThat(office.taken.stream().map(p -> p.mail().recipient()).distinct()).hasSize(20);
    assertThat(office.service.list(office.briefing).block())
        .allMatch(i -> i.status() == InvitationStatus.SENT);
    assertThat(office.journaled().stream().filter("InvitationSent"::equals)).hasSize(20);
  }

  @Test
  void twoSendersShareTheWork() {
    office.schedule(60);
    office.send();

    reactor.core.publisher.Mono.zip(
            office.sender("one").drain(), office.sender("two").drain(), Integer::sum)
        .block();

    assertThat(office.taken).extracting(Parcel::messageId).doesNotHaveDuplicates().hasSize(60);
  }

  @Test
  void aServerThatIsDownHoldsEverythingAndThePageSaysSo() {
    office.schedule(30);
    office.send();
    office.server = _ -> new CourierAnswer.Later("4.4.1", "no connection", true);
    var sender = office.sender("one");

    assertThat(sender.drain().block()).isZero();

    assertThat(office.service.list(office.briefing).block())
        .hasSize(30)
        .allSatisfy(i -> {
          assertThat(i.status()).isEqualTo(InvitationStatus.QUEUED);
          assertThat(i.error()).isEqualTo("no connection");
          assertThat(i.retryAt()).isAfter(office.clock.instant());
        });
    var told = office.journaled().stream().filter("InvitationDeferred"::equals).count();
    assertThat(told).isBetween(1L, 4L);

    office.clock.advance(Duration.ofSeconds(30));
    assertThat(sender.drain().block()).isZero();
    assertThat(office.journaled().stream().filter("InvitationDeferred"::equals).count())
        .isBetween(told, told + 1);

    office.server = _ -> new CourierAnswer.Taken();
    office.clock.advance(Duration.ofMinutes(2));
    assertThat(sender.drain().block()).isEqualTo(30);
    assertThat(office.of(1).error()).isNull();
  }

  @Test
  void oneBadAddressHoldsUpNobody() {
    office.schedule(5);
    office.send();
    office.server =
        p ->
            switch (p.mail().recipient()) {
              case "2" -> new CourierAnswer.Refused("5.1.1", "no such user");
              case "3" -> new CourierAnswer.Later("4.7.1", "greylisted", false);
              default -> new CourierAnswer.Taken();
            };

    office.drain();

    assertThat(office.of(1).status()).isEqualTo(InvitationStatus.SENT);
    assertThat(office.of(2).status()).isEqualTo(InvitationStatus.BOUNCED);
    assertThat(office.of(2).error()).isEqualTo("5.1.1 no such user");
    assertThat(office.of(3).status()).isEqualTo(InvitationStatus.QUEUED);
    assertThat(office.journaled()).contains("InvitationBounced", "InvitationDeferred");

    office.server = _ -> new CourierAnswer.Taken();
    office.send();
    office.clock.advance(Duration.ofMinutes(2));
    office.drain();

    assertThat(office.of(2).status()).isEqualTo(InvitationStatus.SENT);
    assertThat(office.of(3).status()).isEqualTo(InvitationStatus.SENT);
  }

  @Test
  void aChangeIsAnUpdateAndARemovedUnitIsToldToStayAway() {
    office.schedule(3);
    office.send();
    office.drain();
    office
        .service
        .answer(
            office.briefing,
            "1",
            new InvitationService.Answer(
                PartStat.ACCEPTED, "desk", office.clock.instant(), null, null),
            MailOffice.SECRETARY)
        .block();
    office.taken.clear();

    office.uninvite(3);
    office.send();
    office.drain();

    assertThat(office.taken)
        .extracting(p -> p.mail().recipient() + " " + p.mail().calendar().method())
        .containsExactlyInAnyOrder("1 REQUEST", "2 REQUEST", "3 CANCEL");
    assertThat(office.taken).allMatch(p -> p.mail().calendar().body().equals("SEQUENCE:1"));
    assertThat(office.of(1).partStat()).isEqualTo(PartStat.NEEDS_ACTION);
    assertThat(office.service.list(office.briefing).block()).hasSize(2);
  }

  @Test
  void anUpdateReplacesAnInvitationThatHasNotLeftYet() {
    office.schedule(2);
    office.send();
    office.change("title = 'Giao ban tháng'");
    office.send();

    assertThat(office.drain()).isEqualTo(2);
    assertThat(office.taken).allMatch(p -> p.mail().calendar().body().equals("SEQUENCE:1"));
  }

  @Test
  void aBriefingCalledOffIsToldToEverybodyOnce() {
    office.schedule(2);
    office.send();
    office.drain();
    office.taken.clear();
    office.change("state = 'CANCELLED'");

    office.service.tellCancelled().block();
    office.service.tellCancelled().block();
    office.drain();

    assertThat(office.taken).hasSize(2);
    assertThat(office.taken)
        .allMatch(p -> p.mail().kind() == OutboxMail.Kind.CANCELLATION)
        .allMatch(p -> p.mail().calendar().method().equals("CANCEL"));
  }

  @Test
  void whoHoldsThePostWhenItIsSentGetsTheLetter() {
    office.schedule(2);
    holder("Lê Văn An", "'an@tinh.example'", "[2025-07-01,2026-11-22)");
    holder("Vũ Thị Cúc", "NULL", "[2026-11-22,)");
    try {
      office.send();
      office.drain();

      assertThat(office.of(1).recipient())
          .isEqualTo(
              new Recipient(
                  "1",
                  Recipient.Kind.UNIT,
                  "Xã 1",
                  "an@tinh.example",
                  false,
                  "Chủ tịch UBND xã",
                  "Lê Văn An"));
      assertThat(office.of(2).recipient().holder()).isNull();
      assertThat(office.of(2).recipient().address()).isEqualTo("xa2@tinh.example");

      office.clock.advance(Duration.ofDays(2));
      office.change("title = 'Khác'");
      office.send();

      assertThat(office.of(1).recipient().holder()).isEqualTo("Vũ Thị Cúc");
      assertThat(office.of(1).recipient().address()).isEqualTo("xa1@tinh.example");
    } finally {
      database.execute("DELETE FROM post_holder");
    }
  }

  private void holder(String name, String email, String held) {
    database.execute(
        """
        INSERT INTO post_holder (id, post_id, name, email, standing, held)
        SELECT gen_random_uuid(), p.id, '%s', %s, 'HOLDER', '%s'
        FROM post p JOIN unit u ON u.body = p.body WHERE u.code = '1'\
        """
            .formatted(name, email, held));
  }

  @Test
  void aUnitWithoutAddressIsShownNotForgotten() {
    office.schedule(2);
    database.execute("UPDATE unit SET email = NULL WHERE code = '2'");
    try {
      office.send();
      assertThat(office.of(2).status()).isEqualTo(InvitationStatus.BOUNCED);
      assertThat(office.drain()).isEqualTo(1);
    } finally {
      database.execute("UPDATE unit SET email = 'xa2@tinh.example' WHERE code = '2'");
    }
  }

  @Test
  void whatIsSentHoldsNoLinkAnyMore() throws Exception {
    office.schedule(1);
    office.send();
    office.drain();

    try (var connection = database.owner().getConnection();
        var rows =
            connection.createStatement().executeQuery("SELECT body, html, calendar FROM outbox")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isNull();
      assertThat(rows.getString(2)).isNull();
      assertThat(rows.getString(3)).isNull();
    }
  }

  @Test
  void seenIsToldOnce() {
    office.schedule(1);
    office.send();
    office.drain();

    office.service.seen(office.briefing, "1", "link").block();
    office.service.seen(office.briefing, "1", "link").block();
    office.service.seen(office.briefing, "99", "link").block();

    assertThat(office.of(1).seenAt()).isNotNull();
    assertThat(office.of(1).status()).isEqualTo(InvitationStatus.DELIVERED);
    assertThat(office.journaled().stream().filter("InvitationSeen"::equals)).hasSize(1);
  }

  @Test
  void whatCannotBeSentIsRefused() {
    assertThat(
            code(() ->
                office.service.send(UUID.randomUUID(), "", false, MailOffice.SECRETARY).block()))
        .isEqualTo("briefing-not-found");
    office.schedule(0);
    assertThat(code(office::send)).isEqualTo("invitation-nobody");
    office.change("state = 'CLOSED'");
    assertThat(code(office::send)).isEqualTo("invitation-too-late");
    assertThat(code(() -> office.of(1))).isEqualTo("not-invited");
  }

  private static String code(Runnable act) {
    try {
      act.run();
      return "accepted";
    } catch (RefusedException e) {
      return e.refusal().code();
    }
  }

  @Test
  void minutesGoByTheSameOutbox() {
    office.schedule(1);
    var mail =
        OutboxMail.plain(
            OutboxMail.Kind.MINUTES,
            "minutes/" + office.briefing + "/1/1",
            office.briefing,
            "1",
            "xa1@tinh.example",
            "Xã 1",
            "Biên bản",
            "Kính gửi");

    var first = office.outbox.enqueue(mail).block();
    assertThat(office.outbox.enqueue(mail).block()).isEqualTo(first);

    assertThat(office.drain()).isEqualTo(1);
    assertThat(office.entries().getLast().kind()).isEqualTo("MinutesSent");
    assertThat(office.entries().getLast().payload())
        .containsEntry("messageId", office.taken.getFirst().messageId());
    assertThat(List.of(office.taken.getFirst().messageId()))
        .allMatch(id -> id.matches("<[0-9a-z]+@tinh\\.example>"));
  }
}
