package vn.giaoban.conference.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.jspecify.annotations.Nullable;
import vn.giaoban.conference.rtp.RtcpHeader;

/// One simulated participant's connection, with blocking sockets on virtual threads. A stand-in for
/// a browser: full ICE agent towards a lite one, DTLS client, SRTP.
public final class ClientTransport implements AutoCloseable {
  private static final Pattern CANDIDATE =
      Pattern.compile("a=candidate:\\S+ 1 (udp|tcp) \\d+ \\S+ (\\d+) typ host");
  private static final DtlsCertificate CERTIFICATE = ClientHandshake.CERTIFICATE;

  private final Receiver receiver;
  private final SrtpProfile[] profiles;
  private final IceCredentials local = IceCredentials.random();
  private final CompletableFuture<Void> secured = new CompletableFuture<>();
  private final CompletableFuture<Void> checked = new CompletableFuture<>();
  private volatile boolean closed;
  private volatile boolean turnedAway;
  private volatile @Nullable ClientSocket socket;
  private @Nullable DatagramQueue dtls;
  private volatile @Nullable SrtpEndpoint srtp;
  private volatile @Nullable DTLSTransport established;
  private InetAddress host = InetAddress.ofLiteral("127.0.0.1");
  private String remoteUfrag = "";
  private String remotePassword = "";

  /// Who takes what comes, on the connection's receiving thread.
  public interface Receiver {
    void rtp(byte[] packet, int length);

    void rtcp(byte[] packet, int length);
  }

  public ClientTransport(Receiver receiver) {
    this(receiver, SrtpProfile.AEAD_AES_128_GCM, SrtpProfile.AES128_CM_HMAC_SHA1_80);
  }

  public ClientTransport(Receiver receiver, SrtpProfile... profiles) {
    this.receiver = receiver;
    this.profiles = profiles;
  }

  public IceCredentials local() {
    return local;
  }

  /// Goes to another address of this machine than 127.0.0.1.
  public void to(InetAddress address) {
    host = address;
  }

  /// Connects to the port that the answer says.
  ///
  /// @param protocol `udp` or `tcp`
  /// @return done when keys are there
  public CompletableFuture<Void> connect(String answer, String protocol) {
    var candidates = CANDIDATE.matcher(answer);
    while (candidates.find()) {
      if (candidates.group(1).equals(protocol)) {
        var server = new InetSocketAddress(host, Integer.parseInt(candidates.group(2)));
        try {
          start(
              answer, protocol.equals("udp") ? ClientSocket.udp(server) : ClientSocket.tcp(server));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        return secured;
      }
    }
    throw new IllegalArgumentException("answer: no " + protocol + " candidate");
  }

  private void start(String answer, ClientSocket open) {
    remoteUfrag = ClientHandshake.attribute(answer, "ice-ufrag");
    remotePassword = ClientHandshake.attribute(answer, "ice-pwd");
    var fingerprint =
        Fingerprint.parse(ClientHandshake.attribute(answer, "fingerprint")).orElseThrow();
    socket = open;
    var queue = new DatagramQueue(datagram -> sendRaw(datagram, datagram.length));
    dtls = queue;
    Thread.ofVirtual().start(this::receive);
    Thread.ofVirtual().start(this::check);
    Thread.ofVirtual().start(() -> handshake(queue, fingerprint));
  }

  private void check() {
    var password = StunMessage.mac(remotePassword);
    long nanos = 50_000_000L;
    while (!closed) {
      var request = ClientHandshake.bindingRequest(password, remoteUfrag + ":" + local.ufrag());
      sendRaw(request, request.length);
      LockSupport.parkNanos(checked.isDone() ? 2_000_000_000L : nanos);
    }
  }

  private void handshake(DatagramQueue queue, Fingerprint fingerprint) {
    checked.join();
    try {
      var client = new DtlsClient(CERTIFICATE, fingerprint, profiles);
      established = new DTLSClientProtocol().connect(client, queue);
      srtp = new SrtpEndpoint(client.keys(), true);
      secured.complete(null);
      var ignored = new byte[2048];
      while (true) {
        established.receive(ignored, 0, ignored.length, 3_600_000);
      }
    } catch (IOException e) {
      turnedAway = true;
      secured.completeExceptionally(e);
    }
  }

  private void receive() {
    var packet = new byte[2048];
    try {
      var from = socket;
      while (!closed && from != null) {
        int length = from.receive(packet);
        int first = packet[0] & 0xFF;
        if (first <= 3) {
          if (StunMessage.isWellFormed(packet, 0, length)
              && StunMessage.type(packet, 0) == StunMessage.BINDING_SUCCESS
              && StunMessage.isIntact(packet, 0, length, StunMessage.mac(remotePassword))) {
            checked.complete(null);
          }
        } else if (first < 64 && dtls != null) {
          dtls.offer(Arrays.copyOf(packet, length));
        } else {
          media(packet, length);
        }
      }
    } catch (IOException e) {
      secured.completeExceptionally(e);
    }
  }

  private void media(byte[] packet, int length) {
    var keys = srtp;
    if (keys == null) {
      return;
    }
    boolean control = RtcpHeader.isRtcp(packet, 0, length);
    int opened;
    synchronized (keys) {
      opened = control ? keys.openRtcp(packet, length) : keys.openRtp(packet, length);
    }
    if (opened < 0) {
      return;
    }
    if (control) {
      receiver.rtcp(packet, opened);
    } else {
      receiver.rtp(packet, opened);
    }
  }

  /// Seals a copy and sends it.
  public void sendRtp(byte[] packet, int length) {
    var keys = srtp;
    if (keys != null) {
      var sealed = Arrays.copyOf(packet, length + 64);
      int size;
      synchronized (keys) {
        size = keys.sealRtp(sealed, length);
      }
      sendRaw(sealed, size);
    }
  }

  public void sendRtcp(byte[] packet, int length) {
    var keys = srtp;
    if (keys != null) {
      var sealed = Arrays.copyOf(packet, length + 64);
      int size;
      synchronized (keys) {
        size = keys.sealRtcp(sealed, length);
      }
      sendRaw(sealed, size);
    }
  }

  /// Sends bytes as they are.
  public void sendRaw(byte[] packet, int length) {
    var open = socket;
    if (open != null && !closed) {
      try {
        open.send(packet, length);
      } catch (IOException e) {
        if (!closed) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  /// Goes on from another address, as a telephone that leaves the Wi-Fi.
  public void move(String answer) {
    var old = socket;
    var candidates = CANDIDATE.matcher(answer);
    while (candidates.find()) {
      if (candidates.group(1).equals("udp")) {
        try {
          socket =
              ClientSocket.udp(new InetSocketAddress(host, Integer.parseInt(candidates.group(2))));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::receive);
      }
    }
    if (old != null) {
      old.close();
    }
  }

  /// Whether the server has ended the DTLS session.
  public boolean wasTurnedAway() {
    return turnedAway;
  }

  /// Goes without a word, as a client whose line breaks.
  public void vanish() {
    closed = true;
    if (socket != null) {
      socket.close();
    }
    if (dtls != null) {
      dtls.close();
    }
  }

  @Override
  public void close() {
    try {
      if (established != null) {
        established.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      vanish();
    }
  }
}
