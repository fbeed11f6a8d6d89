package vn.giaoban.scheduler.writing;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;

/// Reads the fields of a form one by one and collects every fault.
public final class Fields {
  private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\",;]{1,64}@[^\\s@<>\",;]{1,190}");
  private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 .()/-]{2,39}");

  private final List<FieldFault> faults = new ArrayList<>();

  /// Notes a fault.
  public void fault(FieldFault fault) {
    faults.add(fault);
  }

  /// Whether none was found so far.
  public boolean sound() {
    return faults.isEmpty();
  }

  /// What was found.
  public List<FieldFault> faults() {
    return List.copyOf(faults);
  }

  /// One tidy line; null when absent.
  ///
  /// @param longest in UTF-16 units
  public @Nullable String line(String field, @Nullable String text, int longest, boolean required) {
    var line = Written.line(text);
    if (line.isEmpty()) {
      if (required) {
        fault(FieldFault.of(field, "not-blank"));
      }
      return null;
    }
    if (line.length() > longest) {
      fault(new FieldFault(field, "too-long", Map.of("max", longest)));
    }
    return line;
  }

  /// An e-mail address; null when absent.
  public @Nullable String email(String field, @Nullable String text) {
    var line = Written.line(text);
    if (line.isEmpty()) {
      return null;
    }
    if (!EMAIL.matcher(line).matches()) {
      fault(FieldFault.of(field, "email"));
    }
    return line;
  }

  /// A telephone number as people write it; null when absent.
  public @Nullable String phone(String field, @Nullable String text) {
    var line = Written.line(text);
    if (line.isEmpty()) {
      return null;
    }
    if (!PHONE.matcher(line).matches()) {
      fault(FieldFault.of(field, "phone"));
    }
    return line;
  }

  /// A day as `2025-07-01`, in the years 1900 to 2200; null when absent or faulty.
  public @Nullable LocalDate date(String field, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      var date = LocalDate.parse(text.strip());
      // PostgreSQL's dates end in the year 5874897; a calendar of offices ends earlier.
      if (date.getYear() >= 1900 && date.getYear() <= 2200) {
        return date;
      }
    } catch (DateTimeParseException reportedBelow) {
      // falls through
    }
    fault(FieldFault.of(field, "unit-date"));
    return null;
  }

  /// The last day must not come before the first.
  public void order(String field, @Nullable LocalDate from, @Nullable LocalDate to) {
    if (from != null && to != null && to.isBefore(from)) {
      fault(FieldFault.of(field, "unit-ends-before-it-starts"));
    }
  }
}
