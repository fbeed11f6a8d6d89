package vn.giaoban.conference.transport;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.Optional;
import org.ice4j.Transport;
import org.ice4j.TransportAddress;
import org.ice4j.ice.harvest.StunMappingCandidateHarvester;

/// The address under which others see this machine when it stands behind address translation.
public final class PublicAddress {
  private PublicAddress() {}

  /// Asks a STUN server (RFC 8489 section 7) how it sees us. Blocks for some seconds when the
  /// server is silent.
  ///
  /// @return empty when no answer came, or the server has no address
  public static Optional<InetAddress> ask(InetSocketAddress server) {
    if (server.isUnresolved()) {
      return Optional.empty();
    }
    try (var route = new DatagramSocket()) {
      // Sends nothing; the system picks the address it would send from.
      route.connect(server);
      var harvester =
          new StunMappingCandidateHarvester(
              new TransportAddress(route.getLocalAddress(), 0, Transport.UDP),
              new TransportAddress(server, Transport.UDP));
      harvester.discover();
      return Optional.ofNullable(harvester.getMask()).map(TransportAddress::getAddress);
    } catch (SocketException e) {
      return Optional.empty();
    }
  }
}
