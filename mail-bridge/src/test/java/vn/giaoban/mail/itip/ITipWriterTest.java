package vn.giaoban.mail.itip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;
import vn.giaoban.mail.address.MailAddress;

class ITipWriterTest {
  private static final Meeting MEETING =
      new Meeting(
          "6f1c@ninhbinh.example",
          2,
          Instant.parse("2026-11-22T01:00:00Z"),
          Instant.parse("2026-11-23T01:00:00Z"),
          Instant.parse("2026-11-23T02:40:00Z"),
          "Giao ban tuần; phòng, chống bão \\ lũ trên địa bàn các xã ven biển và miền núi năm 2026",
          "Dòng một\nDòng hai, có dấu phẩy",
          "Phòng họp trực tuyến",
          URI.create("https://giaoban.example/join/abc"),
          new MailAddress("vanphong@ninhbinh.example", "Văn phòng UBND \"tỉnh\""),
          new MailAddress("giaothuy@ninhbinh.example", "UBND xã Giao Thủy"));

  private static Calendar read(String text) throws Exception {
    return new CalendarBuilder().build(new StringReader(text));
  }

  @Test
  void aDeclinedProposalNamesTheMeetingAndWhoProposed() throws Exception {
    var text = ITipWriter.declineCounter(MEETING, "Bận; họp");
    var calendar = read(text);
    VEvent event = calendar.<VEvent>getComponent("VEVENT").orElseThrow();

    assertThat(calendar.getProperty("METHOD").map(Property::getValue)).contains("DECLINECOUNTER");
    assertThat(event.getProperty("UID").map(Property::getValue)).contains(MEETING.uid());
    assertThat(event.getProperty("COMMENT").map(Property::getValue)).contains("Bận; họp");
    assertThat(event.getProperty("ATTENDEE").map(Property::getValue))
        .contains("mailto:giaothuy@ninhbinh.example");
  }

  @Test
  void aRequestIsWhatAnotherImplementationReads() throws Exception {
    var calendar = read(ITipWriter.request(MEETING));
    VEvent event = calendar.<VEvent>getComponent("VEVENT").orElseThrow();

    assertThat(calendar.getProperty("METHOD").map(Property::getValue)).contains("REQUEST");
    assertThat(calendar.getComponents().getFirst().getName()).isEqualTo("VTIMEZONE");
    assertThat(event.getProperty("SUMMARY").map(Property::getValue)).contains(MEETING.summary());
    assertThat(event.getProperty("DESCRIPTION").map(Property::getValue))
        .contains(MEETING.description());
    assertThat(event.getProperty("SEQUENCE").map(Property::getValue)).contains("2");
    assertThat(event.getProperty("ORGANIZER").map(Property::getValue))
        .contains("mailto:vanphong@ninhbinh.example");
    assertThat(event.getProperty("DTSTART").map(Property::getValue)).contains("20261123T080000");
    assertThat(event.getProperty("ATTENDEE").orElseThrow().toString())
        .contains("RSVP=TRUE", "PARTSTAT=NEEDS-ACTION", "mailto:giaothuy@ninhbinh.example");
    event.validate(net.fortuna.ical4j.model.property.immutable.ImmutableMethod.REQUEST);
  }

  @Test
  void noLineIsLongerThanSeventyFiveOctetsAndNoCharacterIsSplit() {
    var text = ITipWriter.request(MEETING);

    assertThat(text).endsWith("END:VCALENDAR\r\n");
    for (var line : text.split("\r\n")) {
      assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75);
      assertThat(line).doesNotContain("\uFFFD", "\n", "\r");
    }
  }

  @Test
  void aCancellationHasTheSameUidAndSaysSo() throws Exception {
    var calendar = read(ITipWriter.cancel(MEETING));
    VEvent event = calendar.<VEvent>getComponent("VEVENT").orElseThrow();

    assertThat(calendar.getProperty("METHOD").map(Property::getValue)).contains("CANCEL");
    assertThat(event.getProperty("UID").map(Property::getValue)).contains(MEETING.uid());
    assertThat(event.getProperty("STATUS").map(Property::getValue)).contains("CANCELLED");
  }

  @Test
  void aReplyComesBackAsItWasGiven() {
    var text =
        ITipWriter.reply(
            MEETING.uid(),
            2,
            MEETING.stamp(),
            MEETING.organizer(),
            MEETING.attendee(),
            PartStat.DECLINED,
            "Bận họp; xin vắng");

    var read = ITipParser.parse(text).orElseThrow();

    assertThat(read.method()).isEqualTo(ITipMethod.REPLY);
    assertThat(read.uid()).isEqualTo(MEETING.uid());
    assertThat(read.sequence()).isEqualTo(2);
    assertThat(read.stamp()).isEqualTo(MEETING.stamp());
    assertThat(read.comment()).isEqualTo("Bận họp; xin vắng");
    assertThat(read.attendees().getFirst().status()).isEqualTo(PartStat.DECLINED);
  }

  @Test
  void nothingInANameOrTitleBecomesALineOfItsOwn() {
    var hostile =
        new Meeting(
            "u",
            0,
            MEETING.stamp(),
            MEETING.start(),
            MEETING.end(),
            "x\r\nATTENDEE:mailto:evil@example.org",
            "",
            "y\nMETHOD:CANCEL",
            null,
            MEETING.organizer(),
            new MailAddress("a@b.example", "n\r\nORGANIZER:mailto:evil@example.org"));

    assertThat(ITipWriter.request(hostile).lines())
        .filteredOn(line -> line.startsWith("ATTENDEE") || line.startsWith("METHOD"))
        .hasSize(2);
    assertThat(ITipWriter.request(hostile).lines())
        .filteredOn(line -> line.startsWith("ORGANIZER"))
        .hasSize(1);
  }

  private static Meeting of(String start, Meeting.Occurrence occurrence) {
    var begins = Instant.parse(start);
    return new Meeting(
        MEETING.uid(),
        3,
        MEETING.stamp(),
        begins,
        begins.plusSeconds(3600),
        "Giao ban tuần",
        "",
        "Trực tuyến",
        null,
        MEETING.organizer(),
        MEETING.attendee(),
        occurrence);
  }

  @Test
  void aSeriesWithExceptionsIsUnderstoodByAnotherImplementation() throws Exception {
    var series =
        of(
            "2026-11-23T01:00:00Z",
            new Meeting.Occurrence.All(
                "FREQ=WEEKLY;COUNT=5;BYDAY=MO",
                List.of(Instant.parse("2026-12-07T01:00:00Z")),
                List.of(Instant.parse("2026-12-08T01:00:00Z"))));
    var moved =
        of(
            "2026-12-01T07:00:00Z",
            new Meeting.Occurrence.One(Instant.parse("2026-11-30T01:00:00Z")));

    var text = ITipWriter.request(List.of(series, moved));
    var calendar = read(text);
    var events = calendar.<VEvent>getComponents("VEVENT");

    assertThat(events).hasSize(2);
    assertThat(text).contains("RECURRENCE-ID;TZID=Asia/Ho_Chi_Minh:20261130T080000");
    var starts =
        events
            .getFirst()
            .calculateRecurrenceSet(
                new net.fortuna.ical4j.model.Period<>(
                    ZonedDateTime.parse("2026-11-01T00:00:00+07:00[Asia/Ho_Chi_Minh]"),
                    ZonedDateTime.parse("2027-01-31T00:00:00+07:00[Asia/Ho_Chi_Minh]")))
            .stream()
            .map(period -> Instant.from(period.getStart()).toString())
            .sorted()
            .toList();
    assertThat(starts)
        .containsExactly(
            "2026-11-23T01:00:00Z",
            "2026-11-30T01:00:00Z",
            "2026-12-08T01:00:00Z",
            "2026-12-14T01:00:00Z",
            "2026-12-21T01:00:00Z");
    for (var line : text.split("\r\n")) {
      assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75);
    }
  }

  @Test
  void oneDateOfASeriesIsCalledOffOrAnsweredByItself() {
    var one = new Meeting.Occurrence.One(Instant.parse("2026-11-30T01:00:00Z"));

    assertThat(ITipWriter.cancel(of("2026-12-01T07:00:00Z", one)))
        .contains("METHOD:CANCEL", "RECURRENCE-ID;TZID=Asia/Ho_Chi_Minh:20261130T080000");
    assertThat(
            ITipWriter.reply(
                MEETING.uid(),
                one.plannedStart(),
                3,
                MEETING.stamp(),
                MEETING.organizer(),
                MEETING.attendee(),
                PartStat.ACCEPTED,
                null))
        .contains("RECURRENCE-ID;TZID=Asia/Ho_Chi_Minh:20261130T080000");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Meeting.Occurrence.All("FREQ=DAILY\r\nATTENDEE:x", List.of(), List.of()));
  }
}
