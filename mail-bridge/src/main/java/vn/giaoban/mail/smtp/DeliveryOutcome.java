package vn.giaoban.mail.smtp;

import vn.giaoban.mail.report.EnhancedStatus;

/// What the server said to a mail (classes of RFC 3463).
public sealed interface DeliveryOutcome {
  /// The server has taken it and answers for it from now on.
  record Delivered(String reply) implements DeliveryOutcome {}

  /// Not now: try again later.
  ///
  /// @param serverDown true when the next mail would fare the same
  record Deferred(EnhancedStatus status, String reason, boolean serverDown)
      implements DeliveryOutcome {}

  /// Never: no retry helps.
  record Failed(EnhancedStatus status, String reason) implements DeliveryOutcome {}
}
