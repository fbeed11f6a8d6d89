package vn.giaoban.scheduler.site;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody at a unit to call or write to.
///
/// @param duty what for, e.g. "Văn thư", "Kỹ thuật"
public record Contact(
    UUID id,
    String name,
    @Nullable String duty,
    @Nullable String email,
    @Nullable String phone,
    int position,
    int version) {
  /// A contact as somebody writes it down, not checked yet.
  public record Form(
      @Nullable String name,
      @Nullable String duty,
      @Nullable String email,
      @Nullable String phone,
      @Nullable Integer position) {}
}
