package vn.giaoban.scheduler.outbox;

/// The way by which something leaves. Each has senders of its own, so that one that is down does
/// not hold up the other.
public enum Channel {
  MAIL,
  SMS
}
