package vn.giaoban.mail.smtp;

/// Whom the server is told, and what about (RFC 5321 section 2.3.1).
///
/// @param from return path
/// @param to the one recipient
/// @param id comes back in delivery reports (RFC 3461 section 4.4); letters and digits
/// @param size octets of the message, about (RFC 1870)
record Envelope(String from, String to, String id, long size) {
  /// Both are compared by [vn.giaoban.mail.address.MailAddress] already; a second look costs
  /// nothing and keeps a command from becoming two.
  Envelope {
    if ((from + to + id).chars().anyMatch(c -> c <= ' ' || c == '<' || c == '>' || c == 0x7f)) {
      throw new IllegalArgumentException("envelope");
    }
  }
}
