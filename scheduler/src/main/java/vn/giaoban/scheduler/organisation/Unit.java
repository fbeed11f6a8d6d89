package vn.giaoban.scheduler.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One unit in one period of its life.
///
/// @param id ours, for ever
/// @param code the official code (or one of our form, for departments); unique on a date only
/// @param name as officially written, NFC
/// @param parent code of the unit above; null at the top
/// @param email where its invitations go; null: none known
/// @param validFrom first day; null: always
/// @param validTo last day, inclusive; null: until further notice
/// @param successors codes of the units that took over, valid from the day after `validTo`
public record Unit(
    UUID id,
    String code,
    String name,
    Level level,
    @Nullable String parent,
    @Nullable String email,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validTo,
    List<String> successors) {
  public Unit {
    successors = List.copyOf(successors);
  }
}
