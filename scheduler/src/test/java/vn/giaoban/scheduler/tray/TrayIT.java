package vn.giaoban.scheduler.tray;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.briefing.BriefingService;
import vn.giaoban.scheduler.briefing.Force;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.inbox.InboxMail;
import vn.giaoban.scheduler.inbox.InboxRows;
import vn.giaoban.scheduler.inbox.store.InboxOverR2dbc;
import vn.giaoban.scheduler.invitation.Announcement;
import vn.giaoban.scheduler.invitation.InvitationLetters.Letter;
import vn.giaoban.scheduler.invitation.MailOffice;
import vn.giaoban.scheduler.invitation.PartStat;
import vn.giaoban.scheduler.invitation.Recipient;
import vn.giaoban.scheduler.job.Jobs;
import vn.giaoban.scheduler.organisation.Units;
import vn.giaoban.scheduler.outbox.OutboxMail;
import vn.giaoban.scheduler.testing.TestDatabase;

/// The secretary's deeds and their undoing, over a real database.
@Timeout(120)
class TrayIT {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Instant PROPOSED = Instant.parse("2026-11-24T02:00:00Z");

  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private final MailOffice office = new MailOffice(database);
  private final InboxRows rows = new InboxOverR2dbc(database.client());
  private final BriefingService briefings =
      new BriefingService(
          database.client(),
          database.transactions(),
          new Units(database.client(), database.transactions()),
          _ -> Flux.empty(),
          office.journal,
          NO_PLANS,
          office.clock);
  private final Tray tray =
      new Tray(
          database.client(),
          rows,
          office.service,
          office.invitations,
          briefings,
          new Letters(),
          office.outbox,
          office.journal,
          database.transactions(),
          office.clock,
          () -> {});

  private static final Jobs NO_PLANS =
      new Jobs() {
        @Override
        public Mono<Void> plan(UUID briefingId, String task, String detail, Instant at) {
          return Mono.empty();
        }

        @Override
        public Mono<Void> drop(UUID briefingId, String task, String detail) {
          return Mono.empty();
        }

        @Override
        public Mono<Void> dropAll(UUID briefingId) {
          return Mono.empty();
        }
      };

  private static final class Letters implements TrayLetters {
    @Override
    public Letter reply(InboxMail mail, String words) {
      return new Letter("Re: " + mail.subject(), words, "", null);
    }

    @Override
    public Letter timeRefused(
        Announcement a, @Nullable Recipient to, InboxMail mail, String words, Instant now) {
      return new Letter(
          "Re: " + mail.subject(),
          words,
          "",
          new OutboxMail.CalendarObject("DECLINECOUNTER", "BEGIN:VCALENDAR"));
    }
  }

  @BeforeEach
  void empty() {
    database.execute(
        "DELETE FROM outbox; DELETE FROM inbox; DELETE FROM bounce; DELETE FROM invitation;"
            + " DELETE FROM substitution; DELETE FROM briefing");
    office.schedule(3);
    office.send();
    office.drain();
    office.taken.clear();
  }

  /// A mail of unit 1 that waits in the tray.
  private UUID mail(@Nullable Instant proposed) {
    var id = UUID.randomUUID();
    database.execute(
        """
        INSERT INTO inbox (id, sha256, raw, received_at, state, kind, reason, sender, sender_name,
          subject, body, briefing_id, recipient, octets, message_id, proposed_start)
        VALUES ('%s', sha256('%s'), 'raw', '2026-11-20T09:00+07', 'UNCLEAR', '%s', 'letter',
          'xa1@tinh.example', 'Xã 1', 'Re: Giấy mời', 'Xã cử phó chủ tịch dự thay', '%s', '1', 3,
          '<m1@xa1.example>', %s)\
        """
            .formatted(
                id,
                id,
                proposed == null ? "letter" : "counter",
                office.briefing,
                proposed == null ? "NULL" : "'" + proposed + "'"));
    return id;
  }

  private Tray.Decided decided(PartStat status) {
    return new Tray.Decided(office.briefing, "1", status, "đi công tác", null);
  }

  private List<String> waiting() {
    return rows.tray(10).block(PATIENCE).stream().map(one -> one.id().toString()).toList();
  }

  @Test
  void anAnswerIsTakenAndTakenBackWithItsJournal() {
    var id = mail(null);
    var before = rows.trayState().block(PATIENCE);

    tray.answer(id, decided(PartStat.DECLINED), "thuky").block(PATIENCE);

    assertThat(office.of(1).partStat()).isEqualTo(PartStat.DECLINED);
    assertThat(office.of(1).comment()).isEqualTo("đi công tác");
    assertThat(waiting()).isEmpty();
    assertThat(rows.trayState().block(PATIENCE)).isNotEqualTo(before);
    assertThat(rows.settled(10).block(PATIENCE))
        .singleElement()
        .satisfies(one -> assertThat(one.settlement().action()).isEqualTo(Tray.ANSWER));

    var undone = tray.undo(id, "thuky").block(PATIENCE);

    assertThat(undone.left()).isNull();
    assertThat(office.of(1).partStat()).isEqualTo(PartStat.NEEDS_ACTION);
    assertThat(office.of(1).comment()).isNull();
    assertThat(office.of(1).repliedAt()).isNull();
    assertThat(waiting()).containsExactly(id.toString());
    assertThat(office.journaled()).endsWith("InvitationReplied", "AnswerTakenBack", "MailReopened");
  }

  @Test
  void whoWasNamedBeforeIsNamedAgainWhenAnAnswerIsTakenBack() {
    database.execute(
        """
        INSERT INTO substitution (briefing_id, recipient, name, title, state, named_at, via)
        VALUES ('%s', '1', 'Trần Văn Bình', 'Phó Chủ tịch', 'APPROVED', '2026-11-20T08:30+07',
          'link');
        UPDATE invitation SET part_stat = 'DELEGATED', replied_at = '2026-11-20T08:30+07',
          via = 'link', delegate = 'Phó Chủ tịch Trần Văn Bình'
        WHERE briefing_id = '%s' AND recipient = '1'\
        """
            .formatted(office.briefing, office.briefing));
    var id = mail(null);
    tray.answer(id, decided(PartStat.ACCEPTED), "thuky").block(PATIENCE);
    // The office of this test lets everybody through and forgets nobody: as the real one would.
    database.execute("DELETE FROM substitution");

    tray.undo(id, "thuky").block(PATIENCE);

    assertThat(office.of(1).partStat()).isEqualTo(PartStat.DELEGATED);
    assertThat(office.of(1).delegate()).isEqualTo("Phó Chủ tịch Trần Văn Bình");
    assertThat(
            database
                .client()
                .sql("SELECT name || ' ' || state FROM substitution")
                .map(row -> row.get(0, String.class))
                .one()
                .block(PATIENCE))
        .isEqualTo("Trần Văn Bình APPROVED");
  }

  @Test
  void anAnswerThatWasOvertakenIsNotTakenBack() {
    var id = mail(null);
    tray.answer(id, decided(PartStat.DECLINED), "thuky").block(PATIENCE);
    office.clock.advance(Duration.ofHours(1));
    office
        .invitations
        .answered(
            office.briefing, "1", PartStat.ACCEPTED, office.clock.instant(), "link", null, null)
        .block(PATIENCE);

    assertThatThrownBy(() -> tray.undo(id, "thuky").block(PATIENCE))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> assertThat(e.refusal().code()).isEqualTo("mail-answer-newer"));
    assertThat(office.of(1).partStat()).isEqualTo(PartStat.ACCEPTED);
    assertThat(waiting()).isEmpty();
  }

  @Test
  void aMailIsDealtWithOnce() {
    var id = mail(null);
    tray.layBy(id, "thuky").block(PATIENCE);

    assertThatThrownBy(() -> tray.answer(id, decided(PartStat.ACCEPTED), "thuky2").block(PATIENCE))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.refusal().code()).isEqualTo("mail-settled"));
    assertThat(office.of(1).partStat()).isEqualTo(PartStat.NEEDS_ACTION);

    tray.undo(id, "thuky").block(PATIENCE);
    assertThatThrownBy(() -> tray.undo(id, "thuky").block(PATIENCE))
        .isInstanceOf(RefusedException.class);
  }

  @Test
  void theProposedTimeMovesTheMeetingTellsAllAndCanBeTakenBack() {
    var id = mail(PROPOSED);

    var moved = tray.takeTime(id, Force.NO, "thuky").block(PATIENCE);

    assertThat(moved.startsAt()).isEqualTo(PROPOSED);
    assertThat(moved.duration()).isEqualTo(Duration.ofMinutes(100));
    assertThat(office.journaled()).contains("BriefingChanged", "ProposedTimeTaken");
    office.drain();
    assertThat(office.taken).hasSize(3);

    tray.undo(id, "thuky").block(PATIENCE);

    assertThat(briefings.get(office.briefing).block(PATIENCE).startsAt())
        .isEqualTo(Instant.parse("2026-11-23T01:00:00Z"));
    assertThat(waiting()).containsExactly(id.toString());
    office.drain();
    assertThat(office.taken).hasSize(6);
  }

  @Test
  void aRefusedTimeIsToldInTheConversationByACalendarToo() {
    var id = mail(PROPOSED);

    tray.refuseTime(id, "Chủ trì không đổi được", "thuky").block(PATIENCE);
    office.drain();

    assertThat(office.taken)
        .singleElement()
        .satisfies(parcel -> {
          assertThat(parcel.mail().address()).isEqualTo("xa1@tinh.example");
          assertThat(parcel.mail().calendar().method()).isEqualTo("DECLINECOUNTER");
          assertThat(parcel.thread()).last().asString().contains("m1@xa1.example");
        });
    // It has left: the mail is in the tray again, the letter is not taken back.
    assertThat(tray.undo(id, "thuky").block(PATIENCE).left()).isEqualTo("LETTER");
  }

  @Test
  void aLetterThatHasNotLeftIsWithdrawn() {
    var id = mail(null);
    tray.reply(id, "Văn phòng đã nhận", "thuky").block(PATIENCE);

    assertThat(tray.undo(id, "thuky").block(PATIENCE).left()).isNull();
    office.drain();
    assertThat(office.taken).isEmpty();
    assertThat(waiting()).containsExactly(id.toString());
  }

  @Test
  void aMailIsAssignedToAnotherUnitAndStaysInTheTray() {
    var id = mail(null);

    var assigned = tray.assign(id, office.briefing, "2").block(PATIENCE);

    assertThat(assigned.recipientName()).isEqualTo("Xã 2");
    assertThat(waiting()).containsExactly(id.toString());
    assertThatThrownBy(() -> tray.assign(id, office.briefing, "99").block(PATIENCE))
        .isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> tray.assign(id, UUID.randomUUID(), null).block(PATIENCE))
        .isInstanceOf(RefusedException.class);
  }
}
