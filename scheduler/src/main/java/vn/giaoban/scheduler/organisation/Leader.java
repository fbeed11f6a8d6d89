package vn.giaoban.scheduler.organisation;

import org.jspecify.annotations.Nullable;

/// Who leads a unit, as a list says it. What the list does not say is null and stays as it is.
///
/// @param name of the person
/// @param title of the post, e.g. "Chủ tịch UBND xã"
public record Leader(
    String name, @Nullable String title, @Nullable String phone, @Nullable String email) {
  /// Whether the list says nothing else than what is known already.
  boolean known(@Nullable Leader now) {
    return now != null
        && name.equals(now.name())
        && says(title, now.title())
        && says(phone, now.phone())
        && says(email, now.email());
  }

  private static boolean says(@Nullable String wanted, @Nullable String now) {
    return wanted == null || wanted.equals(now);
  }
}
