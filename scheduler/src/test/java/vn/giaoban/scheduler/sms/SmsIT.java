package vn.giaoban.scheduler.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.invitation.MailOffice;
import vn.giaoban.scheduler.outbox.Accepted;
import vn.giaoban.scheduler.outbox.Channel;
import vn.giaoban.scheduler.outbox.CourierAnswer;
import vn.giaoban.scheduler.outbox.OutboxSender;
import vn.giaoban.scheduler.outbox.Parcel;
import vn.giaoban.scheduler.outbox.Throttle;
import vn.giaoban.scheduler.testing.TestDatabase;

@Timeout(60)
class SmsIT {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private final MailOffice office = new MailOffice(database);
  private final List<Parcel> texted = new CopyOnWriteArrayList<>();
  private CourierAnswer gateway = new CourierAnswer.Taken();

  @BeforeEach
  void empty() {
    database.execute("DELETE FROM outbox; DELETE FROM invitation");
    office.schedule(2);
  }

  private SmsService service(boolean withoutMarks) {
    return new SmsService(office.outbox, office.journal, new SmsService.Office(true, withoutMarks));
  }

  private Sms sms(String phone, String text) {
    return new Sms("sms/%s/1/x".formatted(office.briefing), office.briefing, "1", phone, text);
  }

  private int drain() {
    var sender =
        new OutboxSender(
            new OutboxSender.SendingPlan(Channel.SMS, "one", 2, Duration.ofHours(2)),
            office.outbox,
            parcel ->
                Mono.fromSupplier(() -> {
                  texted.add(parcel);
                  return gateway;
                }),
            List.of(new SmsFate(office.journal)),
            database.transactions(),
            office.clock,
            new Random(1),
            Accepted.forgetful(),
            Throttle.none());
    return sender.drain().block();
  }

  @Test
  void aMessageLeavesOnceWithItsJournal() {
    var service = service(true);
    var first = service.queue(sms("0912 345 678", "Họp khẩn"), MailOffice.SECRETARY).block();
    var second = service.queue(sms("0912 345 678", "Họp khẩn"), MailOffice.SECRETARY).block();
    assertThat(second).isEqualTo(first);

    assertThat(office.drain()).as("not a mail").isZero();
    assertThat(drain()).isEqualTo(1);

    assertThat(texted)
        .singleElement()
        .satisfies(parcel -> {
          assertThat(parcel.mail().address()).isEqualTo("84912345678");
          assertThat(parcel.mail().text()).isEqualTo("Hop khan");
        });
    assertThat(office.journaled()).contains("SmsQueued", "SmsSent");
    assertThat(office.entries().toString()).contains("84912•••678").doesNotContain("84912345678");
  }

  @Test
  void aGatewayThatIsDownHoldsUpNoMail() {
    service(false).queue(sms("0912345678", "Họp khẩn"), MailOffice.SECRETARY).block();
    office.send();
    gateway = new CourierAnswer.Later("4.4.1", "no gateway", true);

    assertThat(drain()).isZero();
    assertThat(office.drain()).isEqualTo(2);

    office.clock.advance(Duration.ofHours(3));
    gateway = new CourierAnswer.Refused("5.3.0", "HTTP 400");
    assertThat(drain()).isEqualTo(1);
    assertThat(office.journaled()).contains("SmsFailed");
  }

  @Test
  void whatCannotBeSentIsRefusedBeforeItWaits() {
    var service = service(false);
    for (var bad :
        List.of(sms("12", "a"), sms("0912345678", " "), sms("0912345678", "ộ".repeat(500)))) {
      assertThatExceptionOfType(RefusedException.class)
          .isThrownBy(() -> service.queue(bad, MailOffice.SECRETARY).block());
    }
    var off = new SmsService(office.outbox, office.journal, new SmsService.Office(false, false));
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> off.queue(sms("0912345678", "a"), MailOffice.SECRETARY).block())
        .withMessage("sms-off");
  }
}
