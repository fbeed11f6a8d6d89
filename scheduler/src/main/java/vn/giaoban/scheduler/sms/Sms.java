package vn.giaoban.scheduler.sms;

import java.util.UUID;

/// A short message to one recipient.
///
/// @param key names it among all that ever leaves, e.g. `sms/<briefing>/<unit>/reminder/PT1H`; a
///   second message with the same key is not sent, and the gateway is told it as idempotency key
/// @param briefingId whose journal hears of it
/// @param recipient unit code, or user name of a person
/// @param phone as people write it, e.g. `0912 345 678` or `+84 912 345 678`
/// @param text what it says, in Vietnamese with its marks
public record Sms(String key, UUID briefingId, String recipient, String phone, String text) {
  /// Neither number nor words: messages carry personal links.
  @Override
  public String toString() {
    return "Sms[" + key + "]";
  }
}
