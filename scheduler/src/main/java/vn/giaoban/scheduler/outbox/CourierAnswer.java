package vn.giaoban.scheduler.outbox;

/// What became of a mail at the server.
public sealed interface CourierAnswer {
  /// The server answers for it from now on.
  record Taken() implements CourierAnswer {}

  /// Not now.
  ///
  /// @param status as in RFC 3463, e.g. `4.4.1`
  /// @param reason the server's words
  /// @param serverDown true when the next mail would fare the same
  record Later(String status, String reason, boolean serverDown) implements CourierAnswer {}

  /// Never.
  record Refused(String status, String reason) implements CourierAnswer {}
}
