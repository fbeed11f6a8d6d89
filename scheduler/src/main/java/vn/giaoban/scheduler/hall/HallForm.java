package vn.giaoban.scheduler.hall;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.decision.Decision;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.writing.Written;

/// A hall as somebody writes it down; in a change, what is null stays.
public record HallForm(
    @Nullable String code,
    @Nullable String name,
    @Nullable Integer seats,
    @Nullable String address,
    @Nullable String note,
    @Nullable Boolean closed) {
  private static final Pattern CODE = Pattern.compile("[\\p{L}\\p{N}._-]{1,32}");
  private static final int NAME = 200;
  private static final int TEXT = 1000;
  private static final int SEATS = 100_000;

  /// The hall it describes; every fault at once.
  ///
  /// @param before the hall to be changed, whose code stays; null: a new one
  Decision<Hall> read(@Nullable Hall before) {
    List<FieldFault> faults = new ArrayList<>();
    String code = before == null ? Written.line(this.code) : before.code();
    if (code.isEmpty()) {
      faults.add(FieldFault.of("code", "not-blank"));
    } else if (!CODE.matcher(code).matches()) {
      faults.add(FieldFault.of("code", "unit-code"));
    }
    String called = this.name == null && before != null ? before.name() : Written.line(this.name);
    if (called.isEmpty()) {
      faults.add(FieldFault.of("name", "not-blank"));
    }
    limit("name", called, NAME, faults);
    Integer seats = this.seats == null && before != null ? before.seats() : this.seats;
    if (seats != null && (seats < 1 || seats > SEATS)) {
      faults.add(new FieldFault("seats", "hall-seats", Map.of("max", SEATS)));
    }
    String where =
        this.address == null && before != null ? before.address() : Written.line(this.address);
    limit("address", where, TEXT, faults);
    String about = this.note == null && before != null ? before.note() : Written.line(this.note);
    limit("note", about, TEXT, faults);
    boolean shut = closed == null ? before != null && before.closed() : closed;
    return faults.isEmpty()
        ? Decision.accepted(new Hall(code, called, seats, where, about, shut))
        : Decision.refused(Refusal.invalid(faults));
  }

  private static void limit(String field, String text, int most, List<FieldFault> faults) {
    if (text.length() > most) {
      faults.add(new FieldFault(field, "briefing-title-length", Map.of("max", most)));
    }
  }
}
