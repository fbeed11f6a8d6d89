package vn.giaoban.conference.transport;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;

/// This machine's addresses.
public final class LocalAddresses {
  private LocalAddresses() {}

  /// All addresses clients may be told: loopback too, for a browser beside the server, but no
  /// link-local ones, which need a scope.
  public static List<InetAddress> all() {
    try {
      var found = new ArrayList<InetAddress>();
      for (var networkInterface : NetworkInterface.networkInterfaces().toList()) {
        if (networkInterface.isUp()) {
          networkInterface
              .inetAddresses()
              .filter(address -> !address.isLinkLocalAddress())
              .forEach(found::add);
        }
      }
      // the loopback last: a candidate of the least use
      found.sort((a, b) -> Boolean.compare(a.isLoopbackAddress(), b.isLoopbackAddress()));
      return List.copyOf(found);
    } catch (SocketException e) {
      return List.of(InetAddress.getLoopbackAddress());
    }
  }

  static boolean isLocal(InetAddress address) {
    try {
      return NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException e) {
      return false;
    }
  }
}
