package vn.giaoban.mail.answer;

import org.jspecify.annotations.Nullable;

/// What somebody seems to answer in plain words.
///
/// @param kind what is answered
/// @param substitute who comes instead; null when nobody is named
/// @param reason why the writer is absent, in his words; null when he gives none
/// @param evidence the sentences that say so, as written
/// @param comment all the writer's own words, without quoted mail and signature
/// @param certainty how plainly it is said
public record PlainAnswer(
    Kind kind,
    @Nullable Substitute substitute,
    @Nullable String reason,
    String evidence,
    String comment,
    Certainty certainty) {

  /// What is answered.
  public enum Kind {
    ACCEPT,
    DECLINE,
    TENTATIVE,
    /// Somebody else comes instead.
    SUBSTITUTE
  }

  /// How plainly it is said.
  public enum Certainty {
    /// A whole sentence says it and nothing else in the mail speaks of attending.
    CLEAR,
    /// A word or two that are mostly meant so, or letters without marks.
    LIKELY
  }

  /// Who comes instead.
  ///
  /// @param name without forms of address; null when only the office is told (`cử Phó Chủ tịch dự
  ///   thay`)
  /// @param title office held; null when not told
  public record Substitute(@Nullable String name, @Nullable String title) {}
}
