package vn.giaoban.conference.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PublicAddressTest {
  /// XOR-MAPPED-ADDRESS of 192.0.2.1, port 32853, as in RFC 5769 section 2.2.
  private static final byte[] MAPPED = HexFormat.of().parseHex("002000080001a147e112a643");

  @Test
  void isWhatTheStunServerSees() throws Exception {
    try (var server = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      var answering = Thread.ofVirtual().start(() -> answerOnce(server));

      var address =
          PublicAddress.ask(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort()));

      assertThat(address).contains(InetAddress.getByName("192.0.2.1"));
      answering.join();
    }
  }

  @Test
  void aServerThatHasNoAddressTellsNothing() {
    assertThat(PublicAddress.ask(InetSocketAddress.createUnresolved("stun.invalid", 3478)))
        .isEmpty();
  }

  private static void answerOnce(DatagramSocket server) {
    try {
      var request = new DatagramPacket(new byte[1500], 1500);
      server.receive(request);
      assertThat(StunMessage.type(request.getData(), 0)).isEqualTo(StunMessage.BINDING_REQUEST);
      var answer = Arrays.copyOf(request.getData(), StunMessage.HEADER_LENGTH + MAPPED.length);
      answer[0] = 0x01;
      answer[1] = 0x01;
      answer[2] = 0;
      answer[3] = (byte) MAPPED.length;
      System.arraycopy(MAPPED, 0, answer, StunMessage.HEADER_LENGTH, MAPPED.length);
      server.send(new DatagramPacket(answer, answer.length, request.getSocketAddress()));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
