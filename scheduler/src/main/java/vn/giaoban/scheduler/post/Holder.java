package vn.giaoban.scheduler.post;

import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.writing.Written;

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
  /// What names the person among all who hold posts, as a resource that is in one place only: the
  /// account, else the name with a telephone or address of the person's own, so that namesakes are
  /// two. Null: nothing tells this one from others of the name.
  public @Nullable String person() {
    if (username != null) {
      return "person:" + username;
    }
    String digits = phone == null ? "" : phone.replaceAll("[^0-9]", "").replaceFirst("^84", "0");
    String own = digits.isEmpty() ? email == null ? "" : email.toLowerCase(Locale.ROOT) : digits;
    return own.isEmpty()
        ? null
        : "holder:" + Written.line(name).toLowerCase(Locale.ROOT) + ":" + own;
  }

  /// Whether the person is in the post on that day.
  public boolean on(LocalDate day) {
    return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
  }
}
