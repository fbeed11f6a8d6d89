package vn.giaoban.scheduler.tracking;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.giaoban.scheduler.invitation.BounceReason;

/// Why mail to an address should not be relied on. Pure.
///
/// @param reason of the latest bounce that counts
/// @param error of it, as the mail server put it
/// @param since the first of these bounces
/// @param bounces how many, with nothing that arrived between them
public record AddressTrouble(BounceReason reason, String error, Instant since, int bounces) {
  /// So many in a row, whatever the reason.
  public static final int IN_A_ROW = 3;

  /// Within this time. An address that does not exist is wrong until it is changed.
  public static final Duration WITHIN = Duration.ofDays(30);

  /// A mail that came back, with nothing that has arrived at its address since.
  public record Bounce(Instant at, BounceReason reason, String error) {}

  /// What is to be said of an address; empty: nothing.
  ///
  /// @param bounces of one address, the oldest first
  static Optional<AddressTrouble> of(List<Bounce> bounces, Instant now) {
    var theirs = bounces.stream().filter(one -> one.reason() != BounceReason.ATTACHMENT).toList();
    var wrong = theirs.stream().filter(one -> one.reason().addressIsWrong()).toList();
    if (!wrong.isEmpty()) {
      return Optional.of(
          new AddressTrouble(
              wrong.getLast().reason(),
              wrong.getLast().error(),
              wrong.getFirst().at(),
              theirs.size()));
    }
    var lately = theirs.stream().filter(one -> one.at().isAfter(now.minus(WITHIN))).toList();
    return lately.size() < IN_A_ROW
        ? Optional.empty()
        : Optional.of(
            new AddressTrouble(
                lately.getLast().reason(),
                lately.getLast().error(),
                lately.getFirst().at(),
                lately.size()));
  }
}
