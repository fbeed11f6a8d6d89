package vn.giaoban.scheduler.briefing;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.agenda.AgendaItem;
import vn.giaoban.scheduler.agenda.AgendaItemForm;
import vn.giaoban.scheduler.decision.Decision;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.writing.Written;

/// What may be done with a briefing, and when. Pure.
final class BriefingRules {
  private BriefingRules() {}

  /// A new briefing from a form; every fault of it at once.
  static Decision<Briefing> schedule(
      BriefingForm form, Names names, UUID id, String createdBy, Instant now) {
    return new BriefingReading(form, null, names, now).schedule(id, createdBy);
  }

  /// A briefing as it is after a change. Refused when it is over; equal to `before` when the form
  /// changes nothing.
  static Decision<Briefing> change(Briefing before, BriefingForm form, Names names, Instant now) {
    return switch (before.state()) {
      case SCHEDULED, OPEN -> new BriefingReading(form, before, names, now).change(before);
      case CLOSED, CANCELLED -> refused("briefing-over");
    };
  }

  /// The briefing called off.
  static Decision<Briefing> cancel(Briefing before) {
    return switch (before.state()) {
      case SCHEDULED, OPEN, CANCELLED ->
          Decision.accepted(
              before.state() == BriefingState.CANCELLED
                  ? before
                  : before.in(
                      BriefingState.CANCELLED,
                      before.sequence() + 1,
                      before.openedAt(),
                      before.closedAt()));
      case CLOSED -> refused("briefing-over");
    };
  }

  /// The briefing with its room open; as it is when the room is open already.
  static Decision<Briefing> open(Briefing before, Instant now) {
    return switch (before.state()) {
      case SCHEDULED ->
          now.isBefore(before.endsAt())
              ? Decision.accepted(
                  before.in(
                      BriefingState.OPEN,
                      before.sequence(),
                      now.truncatedTo(ChronoUnit.MICROS),
                      null))
              : refused("briefing-over");
      case OPEN -> Decision.accepted(before);
      case CLOSED, CANCELLED -> refused("briefing-over");
    };
  }

  /// The briefing with its meeting over; as it is when it is over already.
  static Decision<Briefing> close(Briefing before, Instant now) {
    return switch (before.state()) {
      case OPEN ->
          Decision.accepted(
              before.in(
                  BriefingState.CLOSED,
                  before.sequence(),
                  before.openedAt(),
                  now.truncatedTo(ChronoUnit.MICROS)));
      case CLOSED -> Decision.accepted(before);
      case SCHEDULED, CANCELLED -> refused("briefing-not-open");
    };
  }

  /// The codes and user names whose meaning is needed to judge a form.
  static Set<String> mentioned(BriefingForm form) {
    Set<String> codes = new LinkedHashSet<>();
    codes.add(Written.line(form.chair()));
    if (form.units() != null) {
      form.units().forEach(unit -> codes.add(Written.line(unit)));
    }
    if (form.agenda() != null) {
      for (AgendaItemForm item : form.agenda()) {
        codes.add(Written.line(item == null ? null : item.presenter()));
      }
    }
    codes.remove("");
    return codes;
  }

  /// Those and what a briefing to be changed has already.
  static Set<String> mentioned(BriefingForm form, Briefing before) {
    Set<String> codes = mentioned(form);
    codes.add(before.chair().code());
    before.units().forEach(unit -> codes.add(unit.code()));
    for (AgendaItem item : before.agenda()) {
      if (item.presenter() != null) {
        codes.add(item.presenter());
      }
    }
    return codes;
  }

  /// The day in Vietnam on which the units must exist; `otherwise` when the form does not say.
  static LocalDate day(BriefingForm form, Instant otherwise) {
    Instant start = start(form.startsAt());
    return (start == null ? otherwise : start).atZone(Written.ZONE).toLocalDate();
  }

  /// The moment a text names, in whole seconds; null: none.
  static @Nullable Instant start(@Nullable String text) {
    try {
      return text == null
          ? null
          : OffsetDateTime.parse(text.strip()).toInstant().truncatedTo(ChronoUnit.SECONDS);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /// The length a text names, in whole seconds; null: none.
  static @Nullable Duration length(@Nullable String text) {
    try {
      Duration length = text == null ? null : Duration.parse(text.strip());
      return length == null || length.getNano() != 0 ? null : length;
    } catch (DateTimeException | ArithmeticException e) {
      return null;
    }
  }

  /// Whether invitees must be told of the change (RFC 5546 section 2.1.4).
  static boolean matters(Briefing before, Briefing after) {
    return !before.title().equals(after.title())
        || !before.startsAt().equals(after.startsAt())
        || !before.endsAt().equals(after.endsAt())
        || !before.chair().code().equals(after.chair().code())
        || !before.agenda().equals(after.agenda())
        || !Objects.equals(before.arrangement().place(), after.arrangement().place());
  }

  private static <T> Decision<T> refused(String code) {
    return Decision.refused(new Refusal(Refusal.Kind.CONFLICT, code, Map.of(), List.of()));
  }
}
