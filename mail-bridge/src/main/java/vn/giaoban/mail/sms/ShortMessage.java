package vn.giaoban.mail.sms;

/// A short message, ready to leave.
///
/// @param key the same for every try, so that the gateway can tell a retry
/// @param number international, without plus sign: `84912345678`
/// @param text as it shall arrive
public record ShortMessage(String key, String number, String text) {
  /// `0912345678` for a Vietnamese number; else as it is.
  String national() {
    return number.startsWith("84") ? "0" + number.substring(2) : number;
  }

  /// Neither number nor words.
  @Override
  public String toString() {
    return "ShortMessage[" + key + "]";
  }
}
