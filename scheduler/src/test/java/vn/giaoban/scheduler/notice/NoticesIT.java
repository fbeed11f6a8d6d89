package vn.giaoban.scheduler.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.invitation.InvitationLetters.Letter;
import vn.giaoban.scheduler.invitation.MailOffice;
import vn.giaoban.scheduler.lettertemplate.LetterLanguages;
import vn.giaoban.scheduler.outbox.CourierAnswer;
import vn.giaoban.scheduler.testing.TestDatabase;

@Timeout(120)
class NoticesIT {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private final MailOffice office = new MailOffice(database);
  private final Notices notices =
      new Notices(
          database.client(),
          office.invitations,
          (a, to, form) ->
              new Letter(
                  form.subject(), to.name() + " " + to.language() + " " + form.text(), "", null),
          office.outbox,
          office.journal,
          database.transactions(),
          office.clock,
          () -> {});

  @BeforeEach
  void empty() {
    database.execute("DELETE FROM outbox; DELETE FROM invitation; DELETE FROM letter_language");
  }

  private static NoticeForm form(String subject, String text, String... units) {
    return new NoticeForm(UUID.randomUUID(), subject, text, List.of(units));
  }

  private static <T> T of(Mono<T> mono) {
    return mono.block(Duration.ofSeconds(20));
  }

  private Notice sent(UUID id) {
    return of(notices.ofBriefing(office.briefing)).stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private RefusedException refused(NoticeForm form) {
    return of(
        notices
            .send(office.briefing, form, "thuky")
            .then(Mono.<RefusedException>empty())
            .onErrorResume(RefusedException.class, Mono::just));
  }

  @Test
  void aNoticeGoesToAllOnceIsCountedAndJoinsTheConversation() {
    office.schedule(3);
    office.send();
    office.drain();
    office.taken.clear();
    var form = form("Đổi hội trường", "Mời sang hội trường B");

    var queued = of(notices.send(office.briefing, form, "thuky"));
    of(notices.send(office.briefing, form, "thuky"));

    assertThat(queued.recipients()).containsExactly("1", "2", "3");
    assertThat(queued.waiting()).isEqualTo(3);
    office.server =
        parcel ->
            parcel.mail().recipient().equals("2")
                ? new CourierAnswer.Refused("5.2.2", "mailbox full")
                : new CourierAnswer.Taken();
    office.drain();
    assertThat(office.taken).hasSize(2);
    assertThat(office.taken.getFirst().thread()).as("the invitation came first").isNotEmpty();
    assertThat(sent(form.id()))
        .extracting(Notice::waiting, Notice::sent, Notice::failed)
        .containsExactly(0, 2, 1);
    assertThat(office.journaled())
        .containsOnlyOnce("NoticeRequested", "NoticeBounced")
        .contains("NoticeSent");
  }

  @Test
  void someOfThemInTheirOwnLanguage() {
    office.schedule(3);
    of(
        new LetterLanguages(database.client(), office.clock)
            .choose("3", "en", "thuky")
            .thenReturn(true));
    var form = form("Về hồ sơ", "Gửi lại hồ sơ", "2", "3");

    assertThat(of(notices.preview(office.briefing, form)).audience().reachable()).hasSize(2);
    of(notices.send(office.briefing, form, "thuky"));
    office.drain();

    assertThat(office.taken)
        .extracting(parcel -> parcel.mail().text())
        .containsExactlyInAnyOrder("Xã 2 null Gửi lại hồ sơ", "Xã 3 en Gửi lại hồ sơ");
  }

  @Test
  void whoHasNoAddressIsNamed() {
    office.schedule(2);
    database.execute("UPDATE unit SET email = NULL WHERE code = '2'");

    var queued = of(notices.send(office.briefing, form("a", "b"), "thuky"));

    assertThat(queued.recipients()).containsExactly("1");
    assertThat(queued.withoutAddress()).containsExactly("2");
    assertThat(refused(form("a", "b", "2")).refusal().code()).isEqualTo("notice-nobody");
    database.execute("UPDATE unit SET email = 'xa2@tinh.example' WHERE code = '2'");
  }

  @Test
  void allThatIsWrongIsSaidAtOnceAndNothingIsSent() {
    office.schedule(1);

    assertThat(refused(form(" ", "x".repeat(5001), "99")).refusal().fields())
        .extracting(FieldFault::field)
        .containsExactly("subject", "text", "units");
    office.change("state = 'CANCELLED'");
    assertThat(refused(form("a", "b")).refusal().code()).isEqualTo("notice-cancelled");
    assertThat(of(notices.ofBriefing(office.briefing))).isEmpty();
    assertThat(office.journaled()).isEmpty();
  }
}
