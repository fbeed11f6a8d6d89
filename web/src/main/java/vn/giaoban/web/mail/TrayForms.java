package vn.giaoban.web.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.briefing.Force;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.invitation.PartStat;
import vn.giaoban.scheduler.invitation.SubstituteGate;
import vn.giaoban.scheduler.tray.Tray;
import vn.giaoban.scheduler.tray.TrayFiling;

/// What the secretary decides, as requests write it.
final class TrayForms {
  private static final int COMMENT = 1000;
  private static final int NAME = 150;
  private static final int WORDS = 10_000;

  private TrayForms() {}

  /// @param title may be empty
  record Substitute(@Nullable String name, @Nullable String title) {}

  /// How it is read as an answer; without a unit it is laid by.
  ///
  /// @param substitute who comes instead, when partStat is `DELEGATED`
  record Settling(
      @Nullable UUID briefing,
      @Nullable String unit,
      @Nullable String partStat,
      @Nullable String comment,
      @Nullable Substitute substitute) {

    /// Null: it is laid by.
    Tray.@Nullable Decided decided() {
      if (unit == null && partStat == null) {
        return null;
      }
      var faults = new ArrayList<FieldFault>();
      var status = Answers.read(partStat);
      required(faults, "briefing", briefing);
      required(faults, "unit", unit);
      if (status == null) {
        faults.add(FieldFault.of("partStat", "part-stat"));
      }
      tooLong(faults, "comment", comment, COMMENT);
      if (status == PartStat.DELEGATED && substitute != null) {
        if (substitute.name() == null || substitute.name().isBlank()) {
          faults.add(FieldFault.of("substitute.name", "not-blank"));
        }
        tooLong(faults, "substitute.name", substitute.name(), NAME);
        tooLong(faults, "substitute.title", substitute.title(), NAME);
      }
      refuse(faults);
      return new Tray.Decided(
          Objects.requireNonNull(briefing),
          Objects.requireNonNull(unit),
          Objects.requireNonNull(status),
          comment == null || comment.isBlank() ? null : comment.strip(),
          status == PartStat.DELEGATED ? named() : null);
    }

    private SubstituteGate.@Nullable Substitute named() {
      return substitute == null
          ? null
          : new SubstituteGate.Substitute(
              Objects.requireNonNull(substitute.name()).strip(),
              substitute.title() == null ? "" : substitute.title().strip(),
              "",
              null,
              null);
    }
  }

  /// @param unit null or empty: nobody of the meeting in particular
  record Assigning(@Nullable UUID briefing, @Nullable String unit) {
    UUID briefingId() {
      var faults = new ArrayList<FieldFault>();
      required(faults, "briefing", briefing);
      refuse(faults);
      return Objects.requireNonNull(briefing);
    }

    @Nullable String recipient() {
      return unit == null || unit.isBlank() ? null : unit.strip();
    }
  }

  /// @param take whether the meeting is moved
  /// @param force whether a clash is accepted
  /// @param reason of the force, for the journal
  /// @param message to the sender, when the time is refused
  record Deciding(
      @Nullable Boolean take,
      @Nullable Boolean force,
      @Nullable String reason,
      @Nullable String message) {
    boolean taken() {
      var faults = new ArrayList<FieldFault>();
      required(faults, "take", take);
      tooLong(faults, "message", message, COMMENT);
      refuse(faults);
      return Boolean.TRUE.equals(take);
    }

    Force forced() {
      return Boolean.TRUE.equals(force) ? new Force(true, reason == null ? "" : reason) : Force.NO;
    }

    String words() {
      return message == null ? "" : message.strip();
    }
  }

  /// @param request that the papers answer; null: whatever the unit owes for the item
  /// @param agendaItem null: the whole meeting
  /// @param attachments indexes
  record Filing(
      @Nullable UUID briefing,
      @Nullable UUID request,
      @Nullable UUID agendaItem,
      @Nullable List<Integer> attachments) {
    TrayFiling.Filing read() {
      var faults = new ArrayList<FieldFault>();
      required(faults, "briefing", briefing);
      if (attachments == null || attachments.isEmpty()) {
        faults.add(FieldFault.of("attachments", "not-null"));
      }
      refuse(faults);
      return new TrayFiling.Filing(
          Objects.requireNonNull(briefing),
          request,
          agendaItem,
          Objects.requireNonNull(attachments));
    }
  }

  /// @param text what is written back
  record Words(@Nullable String text) {
    String read() {
      var faults = new ArrayList<FieldFault>();
      if (text == null || text.isBlank()) {
        faults.add(FieldFault.of("text", "not-blank"));
      }
      tooLong(faults, "text", text, WORDS);
      refuse(faults);
      return Objects.requireNonNull(text).strip();
    }
  }

  private static void required(List<FieldFault> faults, String field, @Nullable Object value) {
    if (value == null || value instanceof String text && text.isBlank()) {
      faults.add(FieldFault.of(field, "not-null"));
    }
  }

  private static void tooLong(
      List<FieldFault> faults, String field, @Nullable String text, int most) {
    if (text != null && text.length() > most) {
      faults.add(new FieldFault(field, "too-long", Map.of("max", most)));
    }
  }

  private static void refuse(List<FieldFault> faults) {
    if (!faults.isEmpty()) {
      throw new RefusedException(Refusal.invalid(faults));
    }
  }
}
