package vn.giaoban.scheduler.post;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A person in a post for a time.
///
/// @param username of the person's account; null: none
/// @param email where letters to the post go meanwhile; null: to the unit's own address
/// @param from first day; null: always
/// @param to last day, inclusive; null: until further notice
public record Holder(
    UUID id,
    String name,
    @Nullable String username,
    @Nullable String email,
    @Nullable String phone,
    Standing standing,
    @Nullable LocalDate from,
    @Nullable LocalDate to) {
  /// Whether the person is in the post on that day.
  public boolean on(LocalDate day) {
    return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
  }
}
