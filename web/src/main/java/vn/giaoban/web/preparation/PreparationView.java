package vn.giaoban.web.preparation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.preparation.ChecklistItem;
import vn.giaoban.scheduler.preparation.Preparation;
import vn.giaoban.scheduler.preparation.Warning;
import vn.giaoban.web.language.Times;

/// How far a briefing's preparation is, as answers carry it.
@JsonInclude(JsonInclude.Include.ALWAYS)
record PreparationView(
    Deadlines deadlines,
    List<WarningView> warnings,
    List<Item> checklist,
    List<DocumentRequestView> requests,
    List<SpeakerView> speakers) {

  /// @param invitationDays working days before the meeting; 0: no rule
  /// @param invitations the last moment; null: no rule
  record Deadlines(
      int invitationDays,
      int documentDays,
      @Nullable OffsetDateTime invitations,
      @Nullable OffsetDateTime documents) {}

  /// @param kind `INVITATIONS_UNSENT`, `ITEM_WITHOUT_DOCUMENT`, `NO_DOCUMENTS`, `REQUEST_OPEN`,
  ///   `CHECKLIST_LATE` or `SPEAKERS_WAITING`
  /// @param urgency `SOON`, `TODAY` or `LATE`
  /// @param items agenda items by their place from 1
  /// @param request of a paper that is owed; null otherwise
  record WarningView(
      String kind,
      String urgency,
      @Nullable OffsetDateTime deadline,
      List<Integer> items,
      List<String> units,
      List<String> unitNames,
      @Nullable UUID request,
      int count) {
    static WarningView of(Warning warning) {
      return new WarningView(
          warning.kind().name(),
          warning.urgency().name(),
          Times.local(warning.deadline()),
          warning.items(),
          warning.units(),
          warning.unitNames(),
          warning.request(),
          warning.count());
    }
  }

  /// @param key of one of the usual ones: `invitations`, `documents`, `hall`, `sites`, `conclusion`
  ///   or `minutes-taker`; null: the secretary's own
  /// @param text the secretary's words; empty: the usual ones of `key`
  /// @param bySystem whether it ticks itself
  record Item(
      UUID id,
      @Nullable String key,
      String text,
      String owner,
      @Nullable OffsetDateTime due,
      boolean done,
      @Nullable OffsetDateTime doneAt,
      @Nullable String doneBy,
      boolean bySystem) {
    static Item of(ChecklistItem item) {
      return new Item(
          item.id(),
          item.key(),
          item.text(),
          item.owner(),
          Times.local(item.due()),
          item.done(),
          Times.local(item.doneAt()),
          item.doneBy(),
          item.bySystem());
    }
  }

  static PreparationView of(Preparation found, Instant now) {
    return new PreparationView(
        new Deadlines(
            found.leadTimes().invitationDays(),
            found.leadTimes().documentDays(),
            Times.local(found.deadlines().invitations()),
            Times.local(found.deadlines().documents())),
        found.warnings().stream().map(WarningView::of).toList(),
        found.checklist().stream().map(Item::of).toList(),
        found.requests().stream().map(one -> DocumentRequestView.of(one, now)).toList(),
        found.speakers().stream().map(SpeakerView::of).toList());
  }
}
