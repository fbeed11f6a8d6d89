package vn.giaoban.web.testing;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/// Ports for servers that are told theirs. They lie below those the system gives to outgoing
/// connections: one of these could take a port between our asking and the server's binding.
public final class FreePorts {
  private static final int LOWEST = 20_000;
  private static final int HIGHEST = 32_000;
  private static final int TRIES = 100;

  private FreePorts() {}

  /// A port that is free for TCP and UDP.
  public static int next() {
    for (int i = 0; i < TRIES; i++) {
      var port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      try (var tcp = new ServerSocket(port);
          var udp = new DatagramSocket(port)) {
        return Math.min(tcp.getLocalPort(), udp.getLocalPort());
      } catch (IOException e) {
        continue; // taken
      }
    }
    throw new IllegalStateException("no free port between " + LOWEST + " and " + HIGHEST);
  }
}
