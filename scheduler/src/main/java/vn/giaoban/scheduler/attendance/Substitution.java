package vn.giaoban.scheduler.attendance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody who comes in the place of whoever was invited.
///
/// @param title may be empty
/// @param phone may be empty
/// @param rank see [Rank]; null: unknown
/// @param state `APPROVED`, `WAITING` for the secretary, or `REFUSED`
/// @param reason of a refusal; empty otherwise
public record Substitution(
    String name,
    String title,
    String phone,
    @Nullable Integer rank,
    SubstituteRule.Ruling state,
    String reason,
    Instant namedAt,
    String via) {

  /// "Phó Chủ tịch Trần Văn Bình"
  public String whole() {
    return title.isEmpty() ? name : title + " " + name;
  }
}
