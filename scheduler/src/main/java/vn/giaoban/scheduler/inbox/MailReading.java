package vn.giaoban.scheduler.inbox;

/// Tells what a raw mail is. Pure; never throws.
public interface MailReading {
  /// Reads one mail as it came over the wire.
  Understood read(byte[] raw);
}
