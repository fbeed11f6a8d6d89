package vn.giaoban.scheduler.directive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.giaoban.scheduler.invitation.InvitationLetters.Letter;
import vn.giaoban.scheduler.invitation.MailOffice;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.minutes.Minutes;
import vn.giaoban.scheduler.minutes.MinutesBody;
import vn.giaoban.scheduler.minutes.MinutesBody.Decided;
import vn.giaoban.scheduler.minutes.MinutesBody.Signer;
import vn.giaoban.scheduler.outbox.OutboxMail;
import vn.giaoban.scheduler.post.Posts;
import vn.giaoban.scheduler.testing.TestDatabase;

@Timeout(120)
class DirectivesIT {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private static final LocalDate DUE = LocalDate.parse("2026-11-30");

  private final MailOffice office = new MailOffice(database);
  private final Directives directives =
      new Directives(
          database.client(),
          new Posts(database.client(), database.transactions()),
          (_, approval, _, tasks) -> new Letter(approval.notation(), tasks.toString(), "", null),
          office.outbox,
          office.journal,
          office.clock);

  @BeforeEach
  void empty() {
    database.execute("DELETE FROM outbox");
  }

  private Minutes minutes(List<Decided> decisions) {
    var nobody = new Signer("", "");
    return new Minutes(
        office.briefing,
        2,
        "Giao ban tuần",
        new MinutesBody(
            new MinutesBody.Heading(null, null, "", nobody, nobody),
            "",
            List.of(),
            List.of(),
            decisions,
            "",
            List.of()),
        new Minutes.Approval(
            "chutich",
            "Nguyễn Văn An",
            office.clock.instant(),
            7,
            "07/BB-VPUBND",
            LocalDate.parse("2026-11-23"),
            "0".repeat(64),
            UUID.randomUUID()),
        null);
  }

  private static Decided task(String text, @Nullable String unit, @Nullable LocalDate due) {
    return new Decided(UUID.randomUUID().toString(), null, text, unit, "", due);
  }

  private void approved(Minutes minutes) {
    directives
        .approved(minutes, Actor.account("chutich"))
        .as(database.transactions()::transactional)
        .block(Duration.ofSeconds(20));
  }

  @Test
  void everyUnitHearsOnceOfAllItWasGiven() {
    office.schedule(3);
    database.execute("UPDATE unit SET email = NULL WHERE code = '3'");
    var minutes =
        minutes(
            List.of(
                task("Sơ tán dân", "1", DUE),
                task("Thông tin chung", null, null),
                task("Báo cáo", "1", null),
                task("Kiểm tra đê", "2", DUE),
                task("Không có địa chỉ", "3", DUE)));

    approved(minutes);
    approved(minutes);
    office.drain();

    assertThat(office.taken)
        .hasSize(2)
        .allSatisfy(one -> assertThat(one.mail().kind()).isEqualTo(OutboxMail.Kind.DIRECTIVE));
    assertThat(office.taken)
        .filteredOn(one -> one.mail().recipient().equals("1"))
        .singleElement()
        .satisfies(
            one -> assertThat(one.mail().text()).contains("Sơ tán dân", "2026-11-30", "Báo cáo"));
    var told = office.entries().getFirst();
    assertThat(told.kind()).isEqualTo("DirectivesRequested");
    assertThat(told.payload())
        .containsAllEntriesOf(Map.of("units", List.of("1", "2"), "withoutAddress", List.of("3")));
    assertThat(office.journaled()).contains("DirectiveSent");
    database.execute("UPDATE unit SET email = 'xa3@tinh.example' WHERE code = '3'");
  }

  @Test
  void minutesWithoutTasksTellNobody() {
    office.schedule(1);
    approved(minutes(List.of(task("Thông tin chung", null, null))));
    assertThat(office.journaled()).isEmpty();
  }
}
