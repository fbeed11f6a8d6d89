package vn.giaoban.scheduler.briefing;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.agenda.AgendaItem;
import vn.giaoban.scheduler.agenda.AgendaItemForm;
import vn.giaoban.scheduler.decision.Decision;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.organisation.Unit;
import vn.giaoban.scheduler.writing.Written;

/// One reading of one form, field by field, gathering every fault. Used once.
final class BriefingReading {
  private static final int TITLE_LENGTH = 300;
  private static final int UNITS = 5000;
  private static final int ITEMS = 200;

  /// The longest meeting the rules know takes two days, of working hours.
  private static final Duration LONGEST = Duration.ofHours(24);

  /// A form that says "now" must not fail because it took some seconds to arrive.
  private static final Duration LATE = Duration.ofMinutes(1);

  private static final Period AHEAD = Period.ofYears(5);

  private final BriefingForm form;
  private final @Nullable Briefing before;
  private final Names names;
  private final Instant now;
  private final List<FieldFault> faults = new ArrayList<>();

  BriefingReading(BriefingForm form, @Nullable Briefing before, Names names, Instant now) {
    this.form = form;
    this.before = before;
    this.names = names;
    this.now = now;
  }

  Decision<Briefing> schedule(UUID id, String createdBy) {
    String title = title();
    Instant start = start();
    Duration duration = duration();
    Chair chair = chair();
    List<InvitedUnit> units = units();
    List<AgendaItem> agenda = agenda(duration);
    Arrangement arrangement =
        ArrangementReading.read(
            form, names.hall(), before == null ? Arrangement.USUAL : before.arrangement(), faults);
    if (!faults.isEmpty()) {
      return Decision.refused(Refusal.invalid(faults));
    }
    Instant startsAt = requireNonNull(start);
    return Decision.accepted(
        new Briefing(
            id,
            title,
            startsAt,
            startsAt.plus(requireNonNull(duration)),
            requireNonNull(chair),
            units,
            agenda,
            BriefingState.SCHEDULED,
            Stage.of(BriefingState.SCHEDULED, units.size(), false, false),
            0,
            null,
            null,
            createdBy,
            now,
            0,
            arrangement,
            before == null ? null : before.occurrence()));
  }

  Decision<Briefing> change(Briefing old) {
    return switch (schedule(old.id(), old.createdBy())) {
      case Decision.Refused<Briefing> refused -> refused;
      case Decision.Accepted<Briefing>(var read) -> {
        Briefing next =
            new Briefing(
                old.id(),
                read.title(),
                read.startsAt(),
                read.endsAt(),
                read.chair(),
                read.units(),
                read.agenda(),
                old.state(),
                old.stage(),
                old.sequence() + (BriefingRules.matters(old, read) ? 1 : 0),
                old.openedAt(),
                old.closedAt(),
                old.createdBy(),
                old.createdAt(),
                old.version(),
                read.arrangement(),
                old.occurrence());
        yield Decision.accepted(next.equals(old) ? old : next.changed());
      }
    };
  }

  private String title() {
    if (form.title() == null && before != null) {
      return before.title();
    }
    String title = Written.line(form.title());
    if (title.isEmpty()) {
      faults.add(FieldFault.of("title", "not-blank"));
    } else if (title.length() > TITLE_LENGTH) {
      faults.add(tooLong("title"));
    }
    return title;
  }

  private @Nullable Instant start() {
    if (form.startsAt() == null) {
      if (before == null) {
        faults.add(FieldFault.of("startsAt", "not-blank"));
        return null;
      }
      return before.startsAt();
    }
    Instant start = BriefingRules.start(form.startsAt());
    if (start == null) {
      faults.add(FieldFault.of("startsAt", "briefing-time"));
    } else if (before == null || !start.equals(before.startsAt())) {
      if (start.isBefore(now.minus(LATE))) {
        faults.add(FieldFault.of("startsAt", "briefing-in-the-past"));
      } else if (start.isAfter(now.atZone(Written.ZONE).plus(AHEAD).toInstant())) {
        faults.add(
            new FieldFault(
                "startsAt", "briefing-too-far-ahead", Map.of("years", AHEAD.getYears())));
      }
    }
    return start;
  }

  private @Nullable Duration duration() {
    if (form.duration() == null && before != null) {
      return before.duration();
    }
    Duration duration = length("duration", form.duration());
    if (duration != null && duration.compareTo(LONGEST) > 0) {
      faults.add(
          new FieldFault("duration", "briefing-too-long", Map.of("hours", LONGEST.toHours())));
      return null;
    }
    return duration;
  }

  private @Nullable Chair chair() {
    String code =
        form.chair() == null && before != null ? before.chair().code() : Written.line(form.chair());
    if (code.isEmpty()) {
      faults.add(FieldFault.of("chair", "not-blank"));
      return null;
    }
    Chair chair = names.chair(code);
    if (chair == null && before != null && before.chair().code().equals(code)) {
      return before.chair(); // an account closed meanwhile stays what it was here
    }
    if (chair == null) {
      faults.add(unknown("chair", "unknown-chair", code));
    }
    return chair;
  }

  private List<InvitedUnit> units() {
    List<@Nullable String> given = new ArrayList<>();
    if (form.units() != null) {
      given.addAll(form.units());
    } else if (before != null) {
      before.units().forEach(unit -> given.add(unit.code()));
    }
    if (given.size() > UNITS) {
      faults.add(new FieldFault("units", "briefing-too-many", Map.of("max", UNITS)));
      return List.of();
    }
    List<InvitedUnit> units = new ArrayList<>(given.size());
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < given.size(); i++) {
      String field = "units[" + i + "]";
      String code = Written.line(given.get(i));
      Unit unit = names.units().get(code);
      if (unit == null) {
        faults.add(unknown(field, "unknown-unit", code));
      } else if (!seen.add(code)) {
        faults.add(new FieldFault(field, "duplicate-unit", Map.of("code", code)));
      } else {
        units.add(new InvitedUnit(unit.id(), code, unit.name(), unit.email()));
      }
    }
    return units;
  }

  private List<AgendaItem> agenda(@Nullable Duration meeting) {
    if (form.agenda() == null) {
      List<AgendaItem> kept = before == null ? List.of() : before.agenda();
      fits(kept, meeting);
      return kept;
    }
    if (form.agenda().size() > ITEMS) {
      faults.add(new FieldFault("agenda", "briefing-too-many", Map.of("max", ITEMS)));
      return List.of();
    }
    List<AgendaItem> items = new ArrayList<>();
    Set<UUID> seen = new HashSet<>();
    boolean whole = true;
    for (int i = 0; i < form.agenda().size(); i++) {
      AgendaItem item = item("agenda[" + i + "]", form.agenda().get(i), seen);
      if (item == null) {
        whole = false;
      } else {
        items.add(item);
      }
    }
    if (whole) {
      fits(items, meeting);
    }
    return items;
  }

  private void fits(List<AgendaItem> items, @Nullable Duration meeting) {
    Duration all = items.stream().map(AgendaItem::duration).reduce(Duration.ZERO, Duration::plus);
    if (meeting != null && all.compareTo(meeting) > 0) {
      faults.add(
          new FieldFault(
              "agenda",
              "agenda-too-long",
              Map.of("agendaMinutes", minutes(all), "meetingMinutes", minutes(meeting))));
    }
  }

  private @Nullable AgendaItem item(String field, @Nullable AgendaItemForm given, Set<UUID> seen) {
    if (given == null) {
      faults.add(FieldFault.of(field, "not-null"));
      return null;
    }
    int known = faults.size();
    UUID id = itemId(field + ".id", given.id(), seen);
    String title = Written.line(given.title());
    if (title.isEmpty()) {
      faults.add(FieldFault.of(field + ".title", "not-blank"));
    } else if (title.length() > TITLE_LENGTH) {
      faults.add(tooLong(field + ".title"));
    }
    Duration duration = length(field + ".duration", given.duration());
    if (duration != null && duration.compareTo(LONGEST) > 0) {
      faults.add(
          new FieldFault(
              field + ".duration", "briefing-too-long", Map.of("hours", LONGEST.toHours())));
    }
    String presenter = Written.line(given.presenter());
    Chair who = presenter.isEmpty() ? null : names.chair(presenter);
    if (who == null && !presenter.isEmpty()) {
      faults.add(unknown(field + ".presenter", "unknown-presenter", presenter));
    }
    return faults.size() > known || duration == null
        ? null
        : new AgendaItem(
            id, title, duration, who == null ? null : who.code(), who == null ? null : who.name());
  }

  /// The id of the item that is kept, or a new one.
  private UUID itemId(String field, @Nullable String given, Set<UUID> seen) {
    if (given != null && !given.isBlank()) {
      List<AgendaItem> old = before == null ? List.of() : before.agenda();
      for (AgendaItem item : old) {
        if (item.id().toString().equals(given.strip()) && seen.add(item.id())) {
          return item.id();
        }
      }
      faults.add(FieldFault.of(field, "unknown-agenda-item"));
    }
    return UUID.randomUUID();
  }

  private @Nullable Duration length(String field, @Nullable String text) {
    if (text == null || text.isBlank()) {
      faults.add(FieldFault.of(field, "not-blank"));
      return null;
    }
    Duration length = BriefingRules.length(text);
    if (length == null) {
      faults.add(FieldFault.of(field, "briefing-duration"));
    } else if (!length.isPositive()) {
      faults.add(FieldFault.of(field, "briefing-duration-not-positive"));
      return null;
    }
    return length;
  }

  /// A code that means nobody on that day: never did, or no longer does and somebody took over.
  private FieldFault unknown(String field, String code, String given) {
    Unit gone = names.gone().get(given);
    if (gone == null || gone.validTo() == null) {
      return new FieldFault(field, code, Map.of("code", given));
    }
    return new FieldFault(
        field,
        "unit-ended",
        Map.of(
            "code", given,
            "name", gone.name(),
            "validTo", gone.validTo().toString(),
            "successors", String.join(", ", gone.successors())));
  }

  private static FieldFault tooLong(String field) {
    return new FieldFault(field, "briefing-title-length", Map.of("max", TITLE_LENGTH));
  }

  private static long minutes(Duration duration) {
    return (duration.toSeconds() + 59) / 60;
  }
}
