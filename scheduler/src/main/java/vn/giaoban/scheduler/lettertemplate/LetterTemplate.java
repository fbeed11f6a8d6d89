package vn.giaoban.scheduler.lettertemplate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The office's own words for a letter.
///
/// @param language `vi` or `en`
/// @param version from 1, rises with every change
/// @param words null: back to those that Giaoban came with
/// @param changedBy user name
public record LetterTemplate(
    LetterKind kind,
    String language,
    int version,
    @Nullable Words words,
    String changedBy,
    Instant changedAt) {
  /// @param subject one line
  /// @param body lines
  public record Words(String subject, String body) {}
}
