package vn.giaoban.scheduler.briefing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.hall.Hall;
import vn.giaoban.scheduler.writing.Written;

/// Reads what a form says of the arrangement; what it does not mention stays. Pure.
public final class ArrangementReading {
  private static final int LINE = 200;
  private static final int TEXT = 5000;
  private static final int DAYS = 60;
  private static final int REMINDERS = 10;
  private static final Duration EARLIEST_REMINDER = Duration.ofDays(60);
  private static final Pattern QUORUM = Pattern.compile("(>?)([0-9]{1,3})/([0-9]{1,3})");

  private final BriefingForm form;
  private final @Nullable Hall hall;
  private final List<FieldFault> faults;

  private ArrangementReading(BriefingForm form, @Nullable Hall hall, List<FieldFault> faults) {
    this.form = form;
    this.hall = hall;
    this.faults = faults;
  }

  /// The arrangement after the form; every fault is added to `faults`.
  ///
  /// @param hall what the form's `location` names in the register; null: nothing there
  public static Arrangement read(
      BriefingForm form, @Nullable Hall hall, Arrangement before, List<FieldFault> faults) {
    return new ArrangementReading(form, hall, faults).read(before);
  }

  private Arrangement read(Arrangement before) {
    RoomPolicy policy = before.roomPolicy();
    return new Arrangement(
        line("kind", form.kind(), before.kind()),
        place(before.place()),
        new LeadTimes(
            days(
                "leadTimes.invitationDays",
                form.invitationDays(),
                before.leadTimes().invitationDays()),
            days("leadTimes.documentDays", form.documentDays(), before.leadTimes().documentDays())),
        reminders(before.reminders()),
        letterText(before.letterText()),
        new RoomPolicy(
            constant(
                "roomPolicy.microphones",
                RoomPolicy.Microphones.class,
                form.microphones(),
                policy.microphones()),
            quorum(policy.quorum()),
            constant(
                "roomPolicy.layout", RoomPolicy.Layout.class, form.layout(), policy.layout())));
  }

  private @Nullable Place place(@Nullable Place before) {
    if (form.location() == null) {
      return before;
    }
    String words = line("location", form.location(), null);
    if (hall == null) {
      return words == null ? null : new Place(null, words);
    }
    boolean kept = before != null && hall.code().equals(before.hall());
    if (hall.closed() && !kept) {
      faults.add(new FieldFault("location", "hall-closed", Map.of("name", hall.name())));
    }
    return new Place(hall.code(), hall.name());
  }

  private @Nullable String line(String field, @Nullable String given, @Nullable String before) {
    if (given == null) {
      return before;
    }
    String line = Written.line(given);
    if (line.length() > LINE) {
      faults.add(new FieldFault(field, "briefing-title-length", Map.of("max", LINE)));
    }
    return line.isEmpty() ? null : line;
  }

  private String letterText(String before) {
    if (form.letterText() == null) {
      return before;
    }
    String text = Written.text(form.letterText());
    if (text.length() > TEXT) {
      faults.add(new FieldFault("letterText", "briefing-title-length", Map.of("max", TEXT)));
    }
    return text;
  }

  private @Nullable Integer days(String field, @Nullable Integer given, @Nullable Integer before) {
    if (given == null) {
      return before;
    }
    if (given < 0 || given > DAYS) {
      faults.add(new FieldFault(field, "lead-days", Map.of("max", DAYS)));
    }
    return given;
  }

  private List<Duration> reminders(List<Duration> before) {
    if (form.reminders() == null) {
      return before;
    }
    if (form.reminders().size() > REMINDERS) {
      faults.add(new FieldFault("reminders", "briefing-too-many", Map.of("max", REMINDERS)));
      return before;
    }
    List<Duration> leads = new ArrayList<>();
    for (int i = 0; i < form.reminders().size(); i++) {
      String text = form.reminders().get(i);
      Duration lead = BriefingRules.length(text);
      if (lead == null || !lead.isPositive() || lead.compareTo(EARLIEST_REMINDER) > 0) {
        faults.add(
            new FieldFault(
                "reminders[" + i + "]",
                "reminder-lead",
                Map.of("days", EARLIEST_REMINDER.toDays())));
      } else if (!leads.contains(lead)) {
        leads.add(lead);
      }
    }
    leads.sort(Collections.reverseOrder());
    return leads;
  }

  private @Nullable String quorum(@Nullable String before) {
    if (form.quorum() == null) {
      return before;
    }
    String text = Written.line(form.quorum()).replace(" ", "");
    if (text.isEmpty()) {
      return null;
    }
    var parts = QUORUM.matcher(text);
    if (parts.matches()) {
      int numerator = Integer.parseInt(parts.group(2));
      int denominator = Integer.parseInt(parts.group(3));
      boolean more = !parts.group(1).isEmpty();
      if (numerator > 0
          && denominator <= 100
          && (more ? numerator < denominator : numerator <= denominator)) {
        return text;
      }
    }
    faults.add(FieldFault.of("roomPolicy.quorum", "room-quorum"));
    return before;
  }

  private <E extends Enum<E>> @Nullable E constant(
      String field, Class<E> type, @Nullable String given, @Nullable E before) {
    if (given == null) {
      return before;
    }
    String name = Written.line(given).toUpperCase(Locale.ROOT);
    if (name.isEmpty()) {
      return null;
    }
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(name)) {
        return constant;
      }
    }
    faults.add(
        new FieldFault(
            field,
            "one-of",
            Map.of(
                "values",
                Arrays.stream(type.getEnumConstants())
                    .map(Enum::name)
                    .collect(Collectors.joining(", ")))));
    return before;
  }
}
