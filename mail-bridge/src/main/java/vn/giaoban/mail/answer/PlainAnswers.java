package vn.giaoban.mail.answer;

import java.util.Optional;

/// Reads answers in plain Vietnamese and English.
public final class PlainAnswers {
  private PlainAnswers() {}

  /// What `said`, the writer's own words, seem to answer.
  ///
  /// @return empty when nothing is said plainly, or two things that contradict each other
  public static Optional<PlainAnswer> read(String said) {
    return Optional.empty();
  }
}
