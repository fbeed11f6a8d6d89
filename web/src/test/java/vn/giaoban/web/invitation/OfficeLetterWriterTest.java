package vn.giaoban.web.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.giaoban.mail.address.MailAddress;
import vn.giaoban.scheduler.directive.Task;
import vn.giaoban.scheduler.invitation.Announcement;
import vn.giaoban.scheduler.invitation.Recipient;
import vn.giaoban.scheduler.lettertemplate.LetterKind;
import vn.giaoban.scheduler.minutes.Minutes;
import vn.giaoban.scheduler.minutes.MinutesBody;
import vn.giaoban.scheduler.notice.NoticeForm;
import vn.giaoban.web.language.Texts;
import vn.giaoban.web.lettertemplate.TemplateShelf;
import vn.giaoban.web.mail.OfficeAddresses;

class OfficeLetterWriterTest {
  private static final Instant START = Instant.parse("2026-11-23T01:00:00Z");
  private static final UUID BRIEFING = UUID.fromString("7d0f3a52-5a0e-4c8e-9a43-0f1e6f6f1c11");
  private static final Recipient COMMUNE =
      new Recipient("14215", Recipient.Kind.UNIT, "Xã Hải Hậu", "haihau@tinh.example", false);
  private static final OfficeAddresses OFFICE =
      OfficeAddresses.plain(
          MailAddress.read("Văn phòng UBND tỉnh <vpubnd@tinh.example>").orElseThrow());

  private final TemplateLetters letters =
      new TemplateLetters(Texts.load(), OFFICE, TemplateShelf.shipped(), Texts.VIETNAMESE);
  private final OfficeLetterWriter writer =
      new OfficeLetterWriter(letters, "https://g.tinh.example");

  private static final Announcement BRIEFED =
      new Announcement(
          BRIEFING,
          "Giao ban tuần",
          START,
          START.plus(Duration.ofMinutes(100)),
          "Nguyễn Văn An",
          "SCHEDULED",
          1,
          "Tỉnh Ninh Bình",
          null,
          "",
          null,
          List.of(),
          List.of(COMMUNE));

  private static NoticeForm form(String subject, String text) {
    return new NoticeForm(UUID.randomUUID(), subject, text, List.of());
  }

  @Test
  void aNoticeSaysWhatTheOfficeWroteAndNothingOfItIsMarkupOrAName() {
    var letter =
        writer.notice(
            BRIEFED,
            COMMUNE,
            form(
                "Đổi hội trường <b>", "# Mời sang {{link}}\nhội trường B.\n\n= <i>Trân trọng</i>"));

    assertThat(letter.subject()).isEqualTo("Thông báo: Đổi hội trường <b>");
    assertThat(letter.text())
        .contains(
            "Kính gửi: UBND xã Hải Hậu",
            "# Mời sang {{link}}\nhội trường B.\n\n= <i>Trân trọng</i>",
            "08 giờ 00",
            "https://g.tinh.example/briefings/" + BRIEFING);
    assertThat(letter.html()).contains("&lt;i&gt;Trân trọng").doesNotContain("<i>", "<b>");
    assertThat(letter.calendar()).isNull();
  }

  @Test
  void aUnitReadsItsOwnLanguage() {
    var letter = writer.notice(BRIEFED, COMMUNE.in("en"), form("Another hall", "Hall B."));

    assertThat(letter.subject()).isEqualTo("Notice: Another hall");
    assertThat(letter.text()).contains("Monday 23 November 2026, 08:00", "Yours faithfully");
    assertThat(letter.html()).contains("<html lang=\"en\">");
  }

  @Test
  void tasksAreNumberedWithTheirLastDayAndHelpers() {
    var nobody = new MinutesBody.Signer("", "");
    var approval =
        new Minutes.Approval(
            "chutich",
            "Nguyễn Văn An",
            START,
            7,
            "07/BB-VPUBND",
            LocalDate.parse("2026-11-23"),
            "0".repeat(64),
            UUID.randomUUID());
    var minutes =
        new Minutes(
            BRIEFING,
            2,
            "Giao ban tuần",
            new MinutesBody(
                new MinutesBody.Heading(null, null, "", nobody, nobody),
                "",
                List.of(),
                List.of(),
                List.of(),
                "",
                List.of()),
            approval,
            null);

    var letter =
        writer.directive(
            minutes,
            approval,
            COMMUNE,
            List.of(
                new Task(
                    "Sơ tán dân", LocalDate.parse("2026-11-24"), List.of("Sở Y tế", "Công an")),
                new Task("Báo cáo hằng ngày", null, List.of())));

    assertThat(letter.subject())
        .isEqualTo("Giao nhiệm vụ theo Biên bản số 07/BB-VPUBND: Giao ban tuần");
    assertThat(letter.text())
        .contains(
            "1. Sơ tán dân (hạn 24/11/2026); phối hợp: Sở Y tế, Công an",
            "2. Báo cáo hằng ngày\n",
            "ngày 23 tháng 11 năm 2026");
    assertThat(writer.directive(minutes, approval, COMMUNE.in("en"), List.of()).text())
        .contains("Minutes No. 07/BB-VPUBND, 23 November 2026");
  }

  @Test
  void whoIsSilentIsAskedInTheOfficesWords() {
    var asking = new AnswerLetterWriter(letters);
    var link = URI.create("https://g.tinh.example/join/abc");

    var silent = asking.chase(BRIEFED, COMMUNE, link, "Trả lời hôm nay", false);
    var declined = asking.chase(BRIEFED, COMMUNE, link, "", true);
    var refused = asking.refused(BRIEFED, COMMUNE, link, "ông Bình", "Chưa đúng cấp");

    assertThat(silent.text()).contains("chưa nhận được trả lời", "Trả lời hôm nay", "/reply/abc");
    assertThat(declined.subject()).startsWith("Đề nghị cử người dự thay");
    assertThat(refused.text()).contains("chưa nhận ông Bình", "Chưa đúng cấp", "/reply/abc");
  }

  /// What the page of templates shows before anything is sent.
  @ParameterizedTest
  @EnumSource(LetterKind.class)
  void everyLetterCanBeLookedAtInBothLanguages(LetterKind kind) {
    var samples = new LetterSamples(Texts.load(), OFFICE);
    for (var language : TemplateShelf.LANGUAGES) {
      var look = samples.look(kind, language, TemplateShelf.shipped().shipped(kind, language));
      assertThat(look.subject()).isNotBlank().doesNotContain("letter.", "{");
      assertThat(look.text()).doesNotContain("letter.", "{").contains("UBND");
      assertThat(look.html()).contains("lang=\"" + Locale.forLanguageTag(language) + "\"");
    }
  }
}
