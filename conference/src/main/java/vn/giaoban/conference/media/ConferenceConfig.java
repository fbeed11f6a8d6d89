package vn.giaoban.conference.media;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/// What the embedded engine is started with.
///
/// @param port the media port, UDP and TCP; 0 for any free one
/// @param addresses what clients are told to connect to: this machine's own addresses, or the
///   public one before a 1:1 NAT; empty for all of this machine's
/// @param consent how long a session may be silent before it is gone (RFC 7675)
/// @param limits what is refused instead of collapsing
public record ConferenceConfig(
    int port, List<InetAddress> addresses, Duration consent, Limits limits) {
  public ConferenceConfig {
    addresses = List.copyOf(addresses);
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port: " + port + " (expected: 0 to 65535)");
    }
  }

  /// All of this machine's addresses, 30 s of consent, usual limits.
  public static ConferenceConfig onPort(int port) {
    return new ConferenceConfig(port, List.of(), Duration.ofSeconds(30), Limits.USUAL);
  }

  /// The same, told to clients under these addresses.
  public ConferenceConfig at(List<InetAddress> told) {
    return new ConferenceConfig(port, told, consent, limits);
  }

  /// The same with other bounds.
  public ConferenceConfig within(Limits bounds) {
    return new ConferenceConfig(port, addresses, consent, bounds);
  }

  /// Bounds.
  ///
  /// @param sessionsPerRoom more are refused
  /// @param sessionsPerNode more in all rooms together are refused
  /// @param sectionsPerOffer more are refused
  /// @param voices how many sites are heard at once
  public record Limits(int sessionsPerRoom, int sessionsPerNode, int sectionsPerOffer, int voices) {
    public static final Limits USUAL = new Limits(1000, 2000, 40, 3);
  }
}
