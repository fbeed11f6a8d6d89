package vn.giaoban.web.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import vn.giaoban.mail.address.MailAddress;
import vn.giaoban.mail.imip.OutgoingMail;
import vn.giaoban.mail.itip.ITipMethod;
import vn.giaoban.mail.itip.ITipWriter;
import vn.giaoban.mail.itip.PartStat;
import vn.giaoban.scheduler.briefing.Force;
import vn.giaoban.scheduler.document.DocumentService;
import vn.giaoban.scheduler.inbox.InboxMail;
import vn.giaoban.scheduler.inbox.InboxRows;
import vn.giaoban.scheduler.inbox.Sorter;
import vn.giaoban.scheduler.invitation.Invitation;
import vn.giaoban.scheduler.invitation.InvitationService;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.preparation.DocumentRequests;
import vn.giaoban.scheduler.tray.Tray;
import vn.giaoban.web.testing.People;
import vn.giaoban.web.testing.WebTest;

/// One meeting and all that comes back for it, over real SMTP and IMAP: an answer, a report that
/// was asked for, another time, an invitation asked for again, somebody nobody knows.
@WebTest
@Timeout(180)
class MailInIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Actor SECRETARY = Actor.account("thuky");

  @Autowired People people;
  @Autowired PostOffice post;
  @Autowired InboxRows inbox;
  @Autowired InvitationService invitations;
  @Autowired DocumentRequests requests;
  @Autowired DocumentService documents;
  @Autowired Tray tray;
  @Autowired DatabaseClient database;
  @TempDir Path directory;

  /// Far ahead, at an hour nobody else's test takes.
  private final OffsetDateTime start =
      OffsetDateTime.now(ZoneOffset.ofHours(7))
          .truncatedTo(ChronoUnit.DAYS)
          .plusDays(301)
          .plusHours(9);

  private UUID briefing = new UUID(0, 0);

  private static String address(String unit) {
    return unit.toLowerCase(java.util.Locale.ROOT) + "@thuve.example";
  }

  private void unit(String code, String name, String level, @Nullable String parent) {
    var unit = new HashMap<String, Object>();
    unit.put("code", code);
    unit.put("name", name);
    unit.put("level", level);
    unit.put("parent", parent);
    unit.put("email", address(code));
    unit.put("validFrom", "2025-07-01");
    people
        .secretary()
        .post()
        .uri("/api/units")
        .bodyValue(unit)
        .exchange()
        .expectStatus()
        .isCreated();
  }

  private UUID schedule(String... units) {
    var made =
        people
            .secretary()
            .post()
            .uri("/api/briefings")
            .bodyValue(
                Map.of(
                    "title",
                    "Giao ban thư về",
                    "startsAt",
                    start.toString(),
                    "duration",
                    "PT1H",
                    "chair",
                    "chutich",
                    "units",
                    List.of(units),
                    "agenda",
                    List.of(Map.of("title", "Báo cáo thu ngân sách", "duration", "PT30M"))))
            .exchange()
            .expectStatus()
            .isCreated()
            .expectBody(new ParameterizedTypeReference<Map<String, Object>>() {})
            .returnResult()
            .getResponseBody();
    return UUID.fromString(String.valueOf(made.get("id")));
  }

  private void send(
      String from, OutgoingMail.@Nullable CalendarPart calendar, List<OutgoingMail.FilePart> files)
      throws InterruptedException {
    post.send(
        new OutgoingMail(
            "<" + UUID.randomUUID() + "@thuve.example>",
            Instant.now(),
            MailAddress.of(from),
            post.office(),
            "Re: Giao ban thư về",
            "Kính gửi Văn phòng, xã gửi kèm.",
            null,
            calendar,
            files,
            false));
  }

  private void answers(String from, String unit, PartStat status) throws InterruptedException {
    var body =
        ITipWriter.reply(
            Sorter.uid(briefing),
            0,
            Instant.now(),
            post.office(),
            MailAddress.of(address(unit)),
            status,
            "Sẽ dự đủ");
    send(from, new OutgoingMail.CalendarPart(ITipMethod.REPLY, body), List.of());
  }

  /// What mail programs send that propose another time, or have lost the invitation.
  private void calendar(String unit, ITipMethod method, @Nullable OffsetDateTime proposed)
      throws InterruptedException {
    var time =
        proposed == null
            ? ""
            : "DTSTART:%1$tY%1$tm%1$tdT%1$tH%1$tM00Z\r\nDTEND:%2$tY%2$tm%2$tdT%2$tH%2$tM00Z\r\n"
                .formatted(
                    proposed.withOffsetSameInstant(ZoneOffset.UTC),
                    proposed.plusHours(2).withOffsetSameInstant(ZoneOffset.UTC));
    var body =
        """
        BEGIN:VCALENDAR\r
        VERSION:2.0\r
        PRODID:x\r
        METHOD:%s\r
        BEGIN:VEVENT\r
        UID:%s\r
        DTSTAMP:20260101T000000Z\r
        %sATTENDEE:mailto:%s\r
        END:VEVENT\r
        END:VCALENDAR\r
        """
            .formatted(method, Sorter.uid(briefing), time, address(unit));
    send(address(unit), new OutgoingMail.CalendarPart(method, body), List.of());
  }

  private Path report() throws IOException {
    var file = directory.resolve("bao-cao.pdf");
    try (var pdf = new PDDocument()) {
      pdf.addPage(new PDPage());
      pdf.save(file.toFile());
    }
    return file;
  }

  private static <T> T await(Supplier<T> value, Predicate<T> done) {
    return Mono.fromSupplier(value)
        .subscribeOn(Schedulers.boundedElastic())
        .filter(done)
        .repeatWhenEmpty(600, tries -> tries.delayElements(Duration.ofMillis(100)))
        .blockOptional(SOON)
        .orElseThrow(() -> new AssertionError("did not come in time; last: " + value.get()));
  }

  private Invitation of(String unit, Predicate<Invitation> done) {
    return await(() -> invitations.get(briefing, unit).block(), done);
  }

  private InboxMail tray(String reason) {
    return await(
            () ->
                inbox.tray(200).block().stream()
                    .filter(mail -> briefing.equals(mail.briefingId()))
                    .filter(mail -> mail.reason().equals(reason))
                    .toList(),
            found -> !found.isEmpty())
        .getFirst();
  }

  private long mails(String unit, String keyPart) {
    return database
        .sql(
            """
            SELECT count(*) AS n FROM outbox
            WHERE briefing_id = :id AND recipient = :unit AND key LIKE :key AND state = 'SENT'\
            """)
        .bind("id", briefing)
        .bind("unit", unit)
        .bind("key", "%" + keyPart + "%")
        .map(row -> row.get("n", Long.class))
        .one()
        .block();
  }

  @Test
  void whatComesBackForAMeetingEndsWhereItBelongs() throws Exception {
    people.chair();
    unit("TV", "Tỉnh Thư Về", "PROVINCE", null);
    for (var code : List.of("TV1", "TV2", "TV3")) {
      unit(code, "Xã " + code, "COMMUNE", "TV");
    }
    briefing = schedule("TV1", "TV2", "TV3");
    invitations.send(briefing, "", false, SECRETARY).block(SOON);
    requests
        .ask(
            briefing,
            List.of(new DocumentRequests.Ask("TV2", null, "Báo cáo thu", null)),
            SECRETARY)
        .block(SOON);
    of("TV3", invitation -> invitation.sentAt() != null);

    answers(address("TV1"), "TV1", PartStat.ACCEPTED);
    var answered = of("TV1", one -> one.repliedAt() != null);
    assertThat(answered.partStat().name()).isEqualTo("ACCEPTED");
    assertThat(answered.comment()).isEqualTo("Sẽ dự đủ");

    answers("la@noikhac.example", "TV2", PartStat.DECLINED);
    assertThat(tray("sender-differs").recipient()).isEqualTo("TV2");

    send(
        address("TV2"),
        null,
        List.of(new OutgoingMail.FilePart("báo cáo.pdf", "application/pdf", report())));
    var asked =
        await(
            () -> requests.ofUnit(briefing, "TV2").block().getFirst(),
            request -> request.answeredAt() != null);
    assertThat(documents.list(briefing).block())
        .extracting(document -> document.id())
        .containsAll(asked.documents());

    // What was sent a moment ago is not sent again.
    database
        .sql("UPDATE invitation SET sent_at = sent_at - interval '1 hour' WHERE briefing_id = :id")
        .bind("id", briefing)
        .then()
        .block(SOON);
    calendar("TV1", ITipMethod.REFRESH, null);
    await(() -> mails("TV1", "/refresh-"), sent -> sent == 1);

    calendar("TV3", ITipMethod.COUNTER, start.plusDays(1));
    var counter = tray("another-time");
    assertThat(counter.proposedStart()).isEqualTo(start.plusDays(1).toInstant());
    var moved = tray.takeTime(counter.id(), Force.NO, "thuky").block(SOON);
    assertThat(moved.startsAt()).isEqualTo(start.plusDays(1).toInstant());
    assertThat(moved.endsAt()).isEqualTo(start.plusDays(1).plusHours(2).toInstant());
    of("TV1", one -> one.sequence() == 1 && one.sentAt() != null);

    calendar("TV3", ITipMethod.COUNTER, start.plusDays(2));
    tray.refuseTime(tray("another-time").id(), "Chủ trì bận", "thuky").block(SOON);
    await(() -> mails("TV3", "/counter/"), sent -> sent == 1);
  }
}
