package vn.giaoban.mail.itip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import vn.giaoban.mail.address.MailAddress;

class ITipParserTest {
  private static ITipMessage event(String... lines) {
    return ITipParser.parse(
            "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:u\r\n"
                + String.join("\r\n", lines)
                + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
        .orElseThrow();
  }

  @Test
  void ownZonesOfTheObjectAreUsedWhenNobodyElseKnowsThem() {
    var text =
        """
        BEGIN:VCALENDAR
        METHOD:COUNTER
        BEGIN:VTIMEZONE
        TZID:Giờ cơ quan
        BEGIN:STANDARD
        DTSTART:16010101T000000
        TZOFFSETFROM:+0800
        TZOFFSETTO:+0800
        END:STANDARD
        END:VTIMEZONE
        BEGIN:VEVENT
        UID:u
        DTSTART;TZID="Giờ cơ quan":20261123T080000
        DURATION:PT30M
        END:VEVENT
        END:VCALENDAR
        """;

    var message = ITipParser.parse(text).orElseThrow();

    assertThat(message.start()).isEqualTo(Instant.parse("2026-11-23T00:00:00Z"));
    assertThat(message.end()).isEqualTo(Instant.parse("2026-11-23T00:30:00Z"));
  }

  @Test
  void delegationNamesTheSubstitute() {
    var message =
        event(
            "ATTENDEE;PARTSTAT=DELEGATED;DELEGATED-TO=\"mailto:pho@xa.example\":mailto:xa@xa.example",
            "ATTENDEE;PARTSTAT=ACCEPTED;DELEGATED-FROM=\"mailto:xa@xa.example\":mailto:pho@xa.example");

    var who = message.answering(MailAddress.of("XA@xa.example")).orElseThrow();

    assertThat(who.status()).isEqualTo(PartStat.DELEGATED);
    assertThat(who.delegatedTo()).isEqualTo(MailAddress.of("pho@xa.example"));
  }

  @Test
  void amongEverybodyListedTheWriterAnswers() {
    var message =
        event(
            "ATTENDEE;PARTSTAT=NEEDS-ACTION:MAILTO:one@xa.example",
            "ATTENDEE;CN=\"Hai; người\";PARTSTAT=DECLINED:MAILTO:two@xa.example");

    assertThat(message.answering(MailAddress.of("two@xa.example")).orElseThrow().status())
        .isEqualTo(PartStat.DECLINED);
    assertThat(message.answering(MailAddress.of("other@xa.example")).orElseThrow().address().name())
        .isEqualTo("Hai; người");
  }

  @Test
  void linesThatAreNoneAreSkipped() {
    var message =
        event(
            "this is no line at all",
            "",
            "X-LIC-ERROR;X-LIC-ERRORTYPE=VALUE-PARSE-ERROR:No value",
            "ATTENDEE;CN=a\"b:mailto:broken@xa.example",
            "ATTENDEE;PARTSTAT=ACCEPTED:mailto:xa@xa.example",
            "DTSTAMP:not a time",
            "SEQUENCE:many");

    assertThat(message.attendees()).hasSize(1);
    assertThat(message.stamp()).isNull();
    assertThat(message.sequence()).isZero();
  }

  @Test
  void withoutAUidThereIsNoAnswer() {
    assertThat(ITipParser.parse("BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VEVENT\nEND:VCALENDAR"))
        .isEmpty();
    assertThat(ITipParser.parse("")).isEmpty();
  }

  @Test
  void aSeriesAndItsExceptionsAreReadOneByOne() {
    var text =
        """
        BEGIN:VCALENDAR
        METHOD:REPLY
        BEGIN:VEVENT
        UID:u
        ATTENDEE;PARTSTAT=ACCEPTED:mailto:xa@xa.example
        END:VEVENT
        BEGIN:VEVENT
        UID:u
        RECURRENCE-ID;TZID=Asia/Ho_Chi_Minh;RANGE=THISANDFUTURE:20261130T080000
        ATTENDEE;PARTSTAT=DECLINED:mailto:xa@xa.example
        COMMENT:Đi công tác
        END:VEVENT
        BEGIN:VEVENT
        UID:another
        END:VEVENT
        END:VCALENDAR
        """;

    var messages = ITipParser.parseAll(text);

    assertThat(messages).hasSize(2);
    assertThat(messages.getFirst().recurrence()).isNull();
    assertThat(messages.getLast().recurrence()).isEqualTo(Instant.parse("2026-11-30T01:00:00Z"));
    assertThat(messages.getLast().thisAndFuture()).isTrue();
    assertThat(messages.getLast().comment()).isEqualTo("Đi công tác");
    assertThat(messages.getLast().attendees().getFirst().status()).isEqualTo(PartStat.DECLINED);
  }

  @Test
  void anAlarmInsideAnEventIsNotTheEvent() {
    var message =
        event("BEGIN:VALARM", "UID:alarm", "SUMMARY:Nhắc", "END:VALARM", "SUMMARY:Giao ban");

    assertThat(message.uid()).isEqualTo("u");
    assertThat(message.summary()).isEqualTo("Giao ban");
  }

  @Test
  void whatWasCutOffCountsAsFarAsItGoes() {
    var cut = "BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nUID:u\nATTENDEE;PARTSTAT=ACC";

    assertThat(ITipParser.parse(cut).orElseThrow().uid()).isEqualTo("u");
  }
}
