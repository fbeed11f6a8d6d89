package vn.giaoban.scheduler.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.invitation.InvitationService;
import vn.giaoban.scheduler.invitation.MailOffice;
import vn.giaoban.scheduler.invitation.PartStat;
import vn.giaoban.scheduler.testing.TestDatabase;

@Timeout(120)
class ReminderServiceIT {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private static final Instant START =
      OffsetDateTime.parse("2026-11-23T08:00:00+07:00").toInstant();
  private static final Duration HOUR = Duration.ofHours(1);

  private final MailOffice office = new MailOffice(database);

  @BeforeEach
  void invited() {
    database.execute("DELETE FROM briefing");
    office.schedule(3);
    office.send();
    office.drain();
    office
        .service
        .answer(
            office.briefing,
            "3",
            new InvitationService.Answer(
                PartStat.DECLINED, "desk", office.clock.instant(), null, null),
            MailOffice.SECRETARY)
        .block();
    office.taken.clear();
  }

  @Test
  void remindersAheadArePlanned() {
    office.clock.set(START.minus(Duration.ofHours(2)));

    office.reminders.plan(office.briefing, START).block();

    assertThat(office.plans)
        .containsOnlyKeys("remind/PT1H", "remind/PT15M")
        .containsEntry("remind/PT1H", START.minus(HOUR));
  }

  @Test
  void everybodyWhoHasNotDeclinedIsRemindedOnce() {
    office.clock.set(START.minus(HOUR));

    Mono.when(
            office.reminders.run(office.briefing, "PT1H"),
            office.reminders.run(office.briefing, "PT1H"))
        .block();
    office.reminders.run().block();
    office.drain();

    assertThat(office.taken)
        .extracting(p -> p.mail().recipient())
        .containsExactlyInAnyOrder("1", "2");
    assertThat(office.entries().getLast().kind()).isEqualTo("ReminderSent");
    assertThat(office.entries().getLast().payload()).containsEntry("lead", "PT1H");
  }

  @Test
  void aBriefingPutOffIsRemindedAtItsNewTime() {
    office.clock.set(START.minus(HOUR));
    office.change("starts_at = starts_at + interval '1 day', ends_at = ends_at + interval '1 day'");

    office.reminders.remind(office.briefing, HOUR).block();

    assertThat(office.drain()).isZero();
    assertThat(office.plans).containsEntry("remind/PT1H", START.plus(Duration.ofHours(23)));
  }

  @Test
  void lateReminders() {
    office.clock.set(START.minus(Duration.ofMinutes(10)));

    office.reminders.remind(office.briefing, HOUR).block();
    assertThat(office.drain()).isZero();

    office.reminders.run().block();
    assertThat(office.drain()).isEqualTo(2);

    office.clock.set(START.plusSeconds(1));
    office.reminders.remind(office.briefing, Duration.ofMinutes(15)).block();
    assertThat(office.drain()).isZero();
  }

  @Test
  void aBriefingCalledOffRemindsNobody() {
    office.clock.set(START.minus(HOUR));
    office.change("state = 'CANCELLED'");

    office.reminders.remind(office.briefing, HOUR).block();

    assertThat(office.drain()).isZero();
  }
}
