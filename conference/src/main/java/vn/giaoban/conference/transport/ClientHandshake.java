package vn.giaoban.conference.transport;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.jspecify.annotations.Nullable;
import vn.giaoban.conference.rtp.NetworkOrder;

/// The client's side of a connection, for simulated clients that own their sockets: its checks and
/// its DTLS-SRTP handshake. All clients of a process show one certificate.
public final class ClientHandshake {
  static final DtlsCertificate CERTIFICATE = DtlsCertificate.generate(Instant.now());

  private final DatagramQueue queue;
  private volatile @Nullable DTLSTransport established;

  /// @param out sends one datagram; called on the thread that shakes hands
  public ClientHandshake(Consumer<byte[]> out) {
    queue = new DatagramQueue(out);
  }

  /// Takes a datagram from the network; any thread.
  public void offer(byte[] datagram) {
    queue.offer(datagram);
  }

  /// Shakes hands; blocks.
  ///
  /// @param server the certificate the server must show
  public SrtpEndpoint run(Fingerprint server) throws IOException {
    var client =
        new DtlsClient(
            CERTIFICATE, server, SrtpProfile.AEAD_AES_128_GCM, SrtpProfile.AES128_CM_HMAC_SHA1_80);
    established = new DTLSClientProtocol().connect(client, queue);
    return new SrtpEndpoint(client.keys(), true);
  }

  /// Says goodbye, if there was a handshake.
  public void close() {
    try {
      var transport = established;
      if (transport == null) {
        queue.close();
      } else {
        transport.close();
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /// Of the certificate that all clients show.
  public static Fingerprint fingerprint() {
    return CERTIFICATE.fingerprint();
  }

  /// The value of an attribute of a description.
  public static String attribute(String sdp, String name) {
    var matcher = Pattern.compile("a=" + name + ":(\\S.*)").matcher(sdp);
    if (!matcher.find()) {
      throw new IllegalArgumentException("sdp: no a=" + name);
    }
    return matcher.group(1).trim();
  }

  /// A nominating check.
  public static byte[] bindingRequest(Mac password, String user) {
    var transaction = new byte[12];
    ThreadLocalRandom.current().nextBytes(transaction);
    var out = new byte[256];
    int length = StunMessage.begin(out, StunMessage.BINDING_REQUEST, transaction, 0);
    length =
        StunMessage.append(
            out, length, StunMessage.USERNAME, user.getBytes(StandardCharsets.US_ASCII));
    var priority = new byte[4];
    NetworkOrder.put32(priority, 0, 0x6E7F1EFF);
    length = StunMessage.append(out, length, StunMessage.PRIORITY, priority);
    length = StunMessage.append(out, length, StunMessage.ICE_CONTROLLING, new byte[8]);
    length = StunMessage.append(out, length, StunMessage.USE_CANDIDATE, new byte[0]);
    length = StunMessage.seal(out, length, password);
    return Arrays.copyOf(out, length);
  }
}
