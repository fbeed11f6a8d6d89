package vn.giaoban.web.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.giaoban.mail.address.MailAddress;
import vn.giaoban.mail.itip.ITipMethod;
import vn.giaoban.mail.itip.ITipParser;
import vn.giaoban.mail.token.ReplyTokens;
import vn.giaoban.scheduler.invitation.Announcement;
import vn.giaoban.scheduler.invitation.InvitationLetters.Content;
import vn.giaoban.scheduler.invitation.Recipient;
import vn.giaoban.web.language.Texts;
import vn.giaoban.web.lettertemplate.TemplateShelf;
import vn.giaoban.web.mail.OfficeAddresses;

class LetterWriterTest {
  private static final URI LINK = URI.create("https://giaoban.tinh.example/join/abc");
  private static final Instant START =
      OffsetDateTime.parse("2026-02-03T08:00:00+07:00").toInstant();
  private static final Recipient COMMUNE =
      new Recipient("14215", Recipient.Kind.UNIT, "Xã Hải Hậu", "haihau@tinh.example", false);

  private static final OfficeAddresses OFFICE =
      OfficeAddresses.plain(
          MailAddress.read("Văn phòng UBND tỉnh <vpubnd@tinh.example>").orElseThrow());

  private final LetterWriter writer = writer(Texts.VIETNAMESE, OFFICE);

  private static LetterWriter writer(Locale language, OfficeAddresses addresses) {
    return new LetterWriter(
        new TemplateLetters(Texts.load(), addresses, TemplateShelf.shipped(), language), addresses);
  }

  private static Announcement briefing(String title) {
    return briefing(title, null, "");
  }

  private static Announcement briefing(String title, @Nullable String place, String words) {
    return new Announcement(
        UUID.fromString("7d0f3a52-5a0e-4c8e-9a43-0f1e6f6f1c11"),
        title,
        START,
        START.plus(Duration.ofMinutes(100)),
        "Nguyễn Văn An",
        "SCHEDULED",
        1,
        "Tỉnh Ninh Bình",
        place,
        words,
        null,
        List.of(new Announcement.Item("Phòng chống bão", Duration.ofMinutes(30), "Xã Hải Hậu")),
        List.of(COMMUNE));
  }

  private static Content content(boolean attached) {
    return new Content(LINK, false, "Xin đúng giờ\nCảm ơn", List.of("Báo cáo bão"), attached);
  }

  @Test
  void textHtmlAndCalendarSayTheSame() {
    var letter = writer.request(briefing("Giao ban tuần"), COMMUNE, content(true), START);

    for (var fact :
        List.of(
            "Kính gửi: UBND xã Hải Hậu",
            "08 giờ 00 đến 09 giờ 40, Thứ Ba, ngày 03 tháng 02 năm 2026",
            "Nguyễn Văn An",
            "Phòng họp trực tuyến",
            "Phòng chống bão (30 phút; Xã Hải Hậu)",
            "Tài liệu gửi kèm",
            "Báo cáo bão",
            "Xin đúng giờ",
            LINK.toString())) {
      assertThat(letter.text()).contains(fact);
      assertThat(letter.html()).contains(fact);
    }
    var calendar = ITipParser.parse(letter.calendar().body()).orElseThrow();
    assertThat(calendar.method()).isEqualTo(ITipMethod.REQUEST);
    assertThat(calendar.uid()).isEqualTo("7d0f3a52-5a0e-4c8e-9a43-0f1e6f6f1c11@giaoban");
    assertThat(calendar.start()).isEqualTo(START);
    assertThat(calendar.sequence()).isEqualTo(1);
    assertThat(calendar.attendees().getFirst().address().address())
        .isEqualTo("haihau@tinh.example");
    assertThat(letter.subject()).isEqualTo("Giấy mời: Giao ban tuần (08:00 03/02/2026)");
  }

  @Test
  void aHallAndTheWordsOfTheBriefingStandInEveryPartOfTheLetter() {
    var briefing =
        briefing("Giao ban", "Hội trường tầng 2", "Đề nghị chuẩn bị ý kiến bằng văn bản.");
    var letter = writer.request(briefing, COMMUNE, content(true), START);

    for (var part : List.of(letter.text(), letter.html())) {
      assertThat(part)
          .contains("Hội trường tầng 2, kết hợp trực tuyến")
          .contains("Đề nghị chuẩn bị ý kiến bằng văn bản.")
          .contains("Xin đúng giờ");
    }
    assertThat(ITipParser.parse(letter.calendar().body()).orElseThrow().location())
        .isEqualTo("Hội trường tầng 2, kết hợp trực tuyến");
    var said = "Họp khẩn. Đề nghị chuẩn bị ý kiến bằng văn bản.";
    assertThat(briefing.words(said)).as("not said twice").isEqualTo(said);
    assertThat(briefing.words(" ")).isEqualTo("Đề nghị chuẩn bị ý kiến bằng văn bản.");
  }

  @Test
  void nothingInALetterIsMarkup() {
    var letter =
        writer.request(
            briefing("<script>alert(1)</script> & \"co\""), COMMUNE, content(false), START);

    assertThat(letter.html())
        .doesNotContain("<script>")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;co&quot;");
    assertThat(letter.text()).contains("Tài liệu (xem tại phòng họp)");
  }

  @Test
  void remindersSayHowLong() {
    var letter = writer.reminder(briefing("Giao ban"), COMMUNE, LINK, Duration.ofHours(1));

    assertThat(letter.text()).contains("Còn 1 giờ nữa", LINK.toString());
    assertThat(letter.calendar()).isNull();
  }

  @Test
  void noKeyIsLeftWithoutWords() {
    var letters =
        List.of(
            writer.request(briefing("x"), COMMUNE, content(true), START),
            writer.cancel(briefing("x"), COMMUNE, 2, START),
            writer.reminder(briefing("x"), COMMUNE, LINK, Duration.ofDays(1)));

    assertThat(letters)
        .allSatisfy(letter -> {
          assertThat(letter.subject()).doesNotContain("letter.", "{");
          assertThat(letter.text()).doesNotContain("letter.", "{");
          // The style sheet has braces of its own.
          assertThat(letter.html().replaceAll("(?s)<style>.*?</style>", ""))
              .doesNotContain("letter.", "{");
        });
  }

  @Test
  void answersComeToAnAddressOfTheRecipientsOwnWhereTheServerCan() {
    var tokens =
        new ReplyTokens("0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    var tagged = OfficeAddresses.tagged(OFFICE.office(), tokens);
    var letter =
        writer(Texts.VIETNAMESE, tagged).request(briefing("x"), COMMUNE, content(true), START);

    var organizer = ITipParser.parse(letter.calendar().body()).orElseThrow().organizer();
    var found = ReplyTokens.find(organizer).orElseThrow();
    assertThat(found.purpose()).isEqualTo(ReplyTokens.Purpose.REPLY);
    assertThat(tokens.is(found.token(), briefing("x").briefingId(), COMMUNE.code())).isTrue();
  }

  @Test
  void lettersCanBeEnglish() {
    var letter =
        writer(Locale.ENGLISH, OFFICE).request(briefing("Storm"), COMMUNE, content(true), START);

    assertThat(letter.subject()).isEqualTo("Invitation: Storm (08:00 03/02/2026)");
    assertThat(letter.text())
        .contains("invites", "Tuesday 3 February 2026, 08:00", "/reply/abc", "/join/abc");
    assertThat(letter.html()).contains("<html lang=\"en\">", "prefers-color-scheme");
  }
}
