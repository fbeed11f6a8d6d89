package vn.giaoban.web.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.giaoban.conference.room.RoomEvent;
import vn.giaoban.scheduler.agenda.AgendaItem;
import vn.giaoban.scheduler.briefing.Briefing;
import vn.giaoban.scheduler.briefing.BriefingState;
import vn.giaoban.scheduler.briefing.Chair;
import vn.giaoban.scheduler.briefing.InvitedUnit;
import vn.giaoban.scheduler.briefing.Stage;
import vn.giaoban.scheduler.journal.JournalEntry;
import vn.giaoban.web.language.Texts;

class JournalWordsTest {
  private static final UUID ITEM = new UUID(3, 4);
  private static final Texts TEXTS = Texts.load();

  private final JournalNames names = new JournalNames(briefing());

  @Test
  void sentencesNamePeopleUnitsAndItems() {
    names.learn("thuky", "Nguyễn Thị Thư");

    assertThat(vi("account:thuky", "AgendaItemStarted", Map.of("item", ITEM.toString())))
        .isEqualTo("Bắt đầu mục “Vụ đông”.");
    assertThat(vi("site:chutich", "FloorGiven", Map.of("site", "14215", "limitSeconds", 300L)))
        .isEqualTo("Ông An mời Xã Hải Hậu phát biểu. Thời gian: 5 phút.");
    assertThat(vi("account:thuky", "RoomOpened", Map.of("by", "job:open-rooms")))
        .isEqualTo("Hệ thống mở phòng họp.");
  }

  @Test
  void valuesChooseTheSentenceAndGivenMembersAddToIt() {
    assertThat(vi("site:14215", "MicrophoneTurned", Map.of("site", "14215", "on", false)))
        .isEqualTo("Xã Hải Hậu tắt mic.");
    Map<String, Object> reply = new LinkedHashMap<>();
    reply.put("unit", "14215");
    reply.put("partStat", "DECLINED");
    reply.put("comment", "Đang chống bão");
    reply.put("delegate", null);
    assertThat(vi("mail:14215", "InvitationReplied", reply))
        .isEqualTo("Xã Hải Hậu trả lời: không dự. Ghi chú: “Đang chống bão”");
  }

  @Test
  void timesAndLengthsAreWrittenOut() {
    assertThat(
            vi(
                "account:x",
                "BriefingScheduled",
                Map.of(
                    "title", "Giao ban",
                    "startsAt", "2026-11-30T01:00:00Z",
                    "duration", "PT1H40M",
                    "units", List.of("1", "2"))))
        .isEqualTo("x lập cuộc họp “Giao ban”, bắt đầu 08:00 30/11/2026, 1 giờ 40 phút, 2 đơn vị.");
  }

  @Test
  void aKindWithoutWordsIsShownByItsName() {
    assertThat(vi("account:x", "SomethingNew", Map.of("a", 1))).isEqualTo("SomethingNew");
  }

  @Test
  void whatAUserWroteCannotReachIntoOtherWords() {
    assertThat(vi("site:14215", "NoteSent", Map.of("site", "14215", "text", "{who} $1 \\ {site}")))
        .isEqualTo("Xã Hải Hậu nhắn thư ký: “{who} $1 \\ {site}”");
  }

  @Test
  void everyEventOfTheRoomHasWordsInBothLanguages() {
    Set<String> missing = new TreeSet<>();
    for (Class<?> event : RoomEvent.kinds()) {
      for (Locale language : List.of(Texts.VIETNAMESE, Locale.ENGLISH)) {
        Map<String, Object> payload = new LinkedHashMap<>();
        Arrays.stream(event.getRecordComponents())
            .forEach(c -> payload.put(c.getName(), c.getType() == boolean.class ? true : "x"));
        String text =
            new JournalWords(TEXTS, language)
                .sentence(entry("site:x", event.getSimpleName(), payload), names);
        if (text.equals(event.getSimpleName()) || text.contains("{")) {
          missing.add(event.getSimpleName() + " " + language + ": " + text);
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  private String vi(String actor, String kind, Map<String, ?> payload) {
    return new JournalWords(TEXTS, Texts.VIETNAMESE).sentence(entry(actor, kind, payload), names);
  }

  private static JournalEntry entry(String actor, String kind, Map<String, ?> payload) {
    return new JournalEntry(
        new UUID(1, 2), 1, Instant.EPOCH, actor, kind, new LinkedHashMap<>(payload), "", "");
  }

  private static Briefing briefing() {
    return new Briefing(
        new UUID(1, 2),
        "Giao ban",
        Instant.EPOCH,
        Instant.EPOCH.plusSeconds(3600),
        new Chair("chutich", "Ông An", null),
        new ArrayList<>(List.of(new InvitedUnit(new UUID(5, 6), "14215", "Xã Hải Hậu", null))),
        List.of(new AgendaItem(ITEM, "Vụ đông", java.time.Duration.ofMinutes(30), null, null)),
        BriefingState.OPEN,
        Stage.MEET,
        0,
        null,
        null,
        "thuky",
        Instant.EPOCH,
        0,
        vn.giaoban.scheduler.briefing.Arrangement.USUAL,
        null);
  }
}
