package vn.giaoban.scheduler.preparation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.giaoban.scheduler.calendar.WorkingDays;

class PreparationRulesTest {
  private static final OfficeDays DAYS = WorkingDays.byLaw()::minus;
  private static final UUID ID = UUID.randomUUID();
  private static final UUID FIRST = UUID.randomUUID();
  private static final UUID SECOND = UUID.randomUUID();

  /// A Monday; three working days before is the Wednesday.
  private static final Instant START = at("2026-11-23T08:00:00+07:00");

  private static final Deadlines USUAL = Deadlines.of(START, LeadTimes.USUAL, DAYS);

  private static Instant at(String time) {
    return OffsetDateTime.parse(time).toInstant();
  }

  private static PreparedBriefing briefing(String state, int papersOfFirst) {
    return new PreparedBriefing(
        ID,
        state,
        START,
        START.plus(Duration.ofMinutes(100)),
        "chutich",
        List.of(
            new PreparedBriefing.Item(
                FIRST,
                "Tuyến ven biển",
                Duration.ofMinutes(25),
                "SXD",
                "Sở Xây dựng",
                papersOfFirst),
            new PreparedBriefing.Item(
                SECOND, "Kết luận", Duration.ofMinutes(10), "chutich", "Chủ tịch", 0)));
  }

  private static DocumentRequest request(
      @Nullable UUID item, String due, @Nullable String answered, @Nullable String waived) {
    return new DocumentRequest(
        UUID.randomUUID(),
        ID,
        "SXD",
        "Sở Xây dựng",
        item,
        "Báo cáo",
        at(due),
        "account:thuky",
        at("2026-11-16T08:00:00+07:00"),
        0,
        null,
        null,
        answered == null ? null : at(answered),
        waived == null ? null : at(waived),
        "",
        List.of());
  }

  private static List<Warning> warnings(
      PreparedBriefing briefing,
      int uninvited,
      int papers,
      List<DocumentRequest> requests,
      String now) {
    return PreparationRules.warnings(
        new PreparationRules.Facts(
            briefing, USUAL, uninvited, papers, requests, List.of(), List.of()),
        at(now));
  }

  @Test
  void deadlinesAreCountedInWorkingDaysAndEndWithOfficeHours() {
    assertThat(USUAL.invitations()).isEqualTo(at("2026-11-18T17:00:00+07:00"));
    assertThat(USUAL.documents()).isEqualTo(at("2026-11-18T17:00:00+07:00"));
    assertThat(USUAL.eve()).isEqualTo(at("2026-11-20T17:00:00+07:00"));
  }

  @Test
  void holidaysAreNoWorkingDays() {
    // Monday 4 May 2026: 30 April and 1 May are holidays, the weekend follows.
    var deadlines = Deadlines.of(at("2026-05-04T08:00:00+07:00"), LeadTimes.USUAL, DAYS);

    assertThat(deadlines.eve()).isEqualTo(at("2026-04-29T17:00:00+07:00"));
    assertThat(deadlines.invitations()).isBefore(at("2026-04-28T00:00:00+07:00"));
  }

  @Test
  void anUrgentMeetingHasNoLeadTimes() {
    var deadlines = Deadlines.of(START, LeadTimes.URGENT, DAYS);

    assertThat(deadlines.invitations()).isNull();
    assertThat(
            PreparationRules.warnings(
                new PreparationRules.Facts(
                    briefing("SCHEDULED", 0), deadlines, 5, 0, List.of(), List.of(), List.of()),
                at("2026-11-22T08:00:00+07:00")))
        .isEmpty();
  }

  @Test
  void urgencyGrowsWithTheDeadline() {
    var due = at("2026-11-18T17:00:00+07:00");

    assertThat(Urgency.of(due, at("2026-11-10T08:00:00+07:00"))).isEqualTo(Urgency.AHEAD);
    assertThat(Urgency.of(due, at("2026-11-16T08:00:00+07:00"))).isEqualTo(Urgency.SOON);
    // Already the 18th in Viet Nam, still the 17th in Greenwich.
    assertThat(Urgency.of(due, at("2026-11-18T00:30:00+07:00"))).isEqualTo(Urgency.TODAY);
    assertThat(Urgency.of(due, due)).isEqualTo(Urgency.TODAY);
    assertThat(Urgency.of(due, due.plusSeconds(1))).isEqualTo(Urgency.LATE);
  }

  @Test
  void whoeverPresentsOwesAPaperTheChairDoesNot() {
    var found = warnings(briefing("SCHEDULED", 0), 0, 1, List.of(), "2026-11-18T09:00:00+07:00");

    assertThat(found)
        .singleElement()
        .satisfies(warning -> {
          assertThat(warning.kind()).isEqualTo(Warning.Kind.ITEM_WITHOUT_DOCUMENT);
          assertThat(warning.urgency()).isEqualTo(Urgency.TODAY);
          assertThat(warning.items()).containsExactly(1);
          assertThat(warning.unitNames()).containsExactly("Sở Xây dựng");
        });
  }

  @Test
  void aPaperAskedForIsDueWhenItsRequestSays() {
    var owed = request(FIRST, "2026-11-19T11:00:00+07:00", null, null);

    var found =
        warnings(briefing("SCHEDULED", 0), 0, 0, List.of(owed), "2026-11-19T12:00:00+07:00");

    assertThat(found)
        .singleElement()
        .satisfies(warning -> {
          assertThat(warning.request()).isEqualTo(owed.id());
          assertThat(warning.urgency()).isEqualTo(Urgency.LATE);
        });
  }

  @Test
  void theWarningGoesWhenThePaperIsHandedInOrWaived() {
    var now = "2026-11-18T09:00:00+07:00";
    var answered = request(FIRST, "2026-11-18T17:00:00+07:00", "2026-11-18T08:00:00+07:00", null);
    var waived = request(FIRST, "2026-11-18T17:00:00+07:00", null, "2026-11-18T08:00:00+07:00");

    assertThat(warnings(briefing("SCHEDULED", 1), 0, 1, List.of(answered), now)).isEmpty();
    assertThat(warnings(briefing("SCHEDULED", 0), 0, 1, List.of(waived), now)).isEmpty();
  }

  @Test
  void invitationsNotSentAreToldTheMostUrgentFirst() {
    var found = warnings(briefing("SCHEDULED", 0), 7, 0, List.of(), "2026-11-18T18:00:00+07:00");

    assertThat(found)
        .extracting(Warning::kind)
        .containsExactlyInAnyOrder(
            Warning.Kind.INVITATIONS_UNSENT, Warning.Kind.ITEM_WITHOUT_DOCUMENT);
    assertThat(found).allMatch(warning -> warning.urgency() == Urgency.LATE);
    assertThat(warnings(briefing("CLOSED", 0), 7, 0, List.of(), "2026-11-18T18:00:00+07:00"))
        .isEmpty();
  }

  @Test
  void theUsualChecklistKeepsItsIdsAndWhatWasMadeOfIt() {
    var usual = Checklist.usual(ID, USUAL);
    var hall = usual.stream().filter(item -> "hall".equals(item.key())).findFirst().orElseThrow();
    var done =
        new ChecklistItem(
            hall.id(), "hall", "", "Phòng Hành chính", hall.due(), START, "account:thuky", false);
    var sites = usual.stream().filter(item -> "sites".equals(item.key())).findFirst().orElseThrow();

    var list =
        Checklist.of(
            ID,
            USUAL,
            List.of(new Checklist.Kept(done, false), new Checklist.Kept(sites, true)),
            new Checklist.Known(START, null));

    assertThat(Checklist.usual(ID, USUAL)).isEqualTo(usual);
    assertThat(list).extracting(ChecklistItem::key).doesNotContain("sites");
    assertThat(list).filteredOn(item -> "hall".equals(item.key())).allMatch(ChecklistItem::done);
    assertThat(list)
        .filteredOn(ChecklistItem::bySystem)
        .extracting(ChecklistItem::key, ChecklistItem::done)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("invitations", true),
            org.assertj.core.groups.Tuple.tuple("documents", false));
  }

  @Test
  void aDeadlineIsFoundEvenWhenTheRulesOneHasPassed() {
    assertThat(RequestRules.due(USUAL, START, at("2026-11-16T08:00:00+07:00")))
        .isEqualTo(USUAL.documents());
    assertThat(RequestRules.due(USUAL, START, at("2026-11-19T08:00:00+07:00")))
        .isEqualTo(USUAL.eve());
    assertThat(RequestRules.due(USUAL, START, at("2026-11-22T08:00:00+07:00")))
        .isEqualTo(START.minus(Duration.ofHours(1)));
    assertThat(RequestRules.fault(START.plusSeconds(1), START, at("2026-11-22T08:00:00+07:00")))
        .isEqualTo("due-after-start");
    assertThat(
            RequestRules.fault(
                at("2026-11-01T08:00:00+07:00"), START, at("2026-11-22T08:00:00+07:00")))
        .isEqualTo("due-past");
  }

  @Test
  void aUnitIsRemindedBeforeAtAndAfterTheDeadlineOnWorkingMorningsUntilTheMeeting() {
    var due = at("2026-11-18T17:00:00+07:00");

    var first = RequestRules.nextChase(due, START, at("2026-11-10T08:00:00+07:00"), DAYS);
    assertThat(first).isEqualTo(at("2026-11-17T08:00:00+07:00"));
    var second = RequestRules.nextChase(due, START, first, DAYS);
    assertThat(second).isEqualTo(due);
    var third = RequestRules.nextChase(due, START, second, DAYS);
    assertThat(third).isEqualTo(at("2026-11-19T08:00:00+07:00"));
    var fourth = RequestRules.nextChase(due, START, third, DAYS);
    assertThat(fourth).isEqualTo(at("2026-11-20T08:00:00+07:00"));
    // The weekend, then the meeting itself.
    assertThat(RequestRules.nextChase(due, START, fourth, DAYS)).isNull();
  }
}
