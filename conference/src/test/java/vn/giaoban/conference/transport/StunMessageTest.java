package vn.giaoban.conference.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/// The vectors are those of RFC 5769 sections 2.1 and 2.2.
class StunMessageTest {
  private static final String PASSWORD = "VOkJxbRl1RmTxUk/WvJxBt";
  private static final byte[] REQUEST =
      HexFormat.of()
          .parseHex(
              "000100582112a442b7e7a701bc34d686fa87dfae"
                  + "802200105354554e207465737420636c69656e74"
                  + "002400046e0001ff"
                  + "80290008932ff9b151263b36"
                  + "000600096576746a3a68367659202020"
                  + "000800149aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a2"
                  + "80280004e57a3bcf");
  private static final byte[] RESPONSE =
      HexFormat.of()
          .parseHex(
              "0101003c2112a442b7e7a701bc34d686fa87dfae"
                  + "8022000b7465737420766563746f7220"
                  + "002000080001a147e112a643"
                  + "000800142b91f599fd9e90c38c7489f92af9ba53f06be7d7"
                  + "80280004c07d4c96");

  @Test
  void readsAndChecksTheSampleRequestAtAnIndex() {
    var message = new byte[REQUEST.length + 3];
    System.arraycopy(REQUEST, 0, message, 3, REQUEST.length);
    int length = REQUEST.length;
    assertThat(StunMessage.isWellFormed(message, 3, length)).isTrue();
    assertThat(StunMessage.type(message, 3)).isEqualTo(StunMessage.BINDING_REQUEST);
    int user = StunMessage.find(message, 3, length, StunMessage.USERNAME);
    assertThat(new String(message, user, StunMessage.valueLength(message, user)))
        .isEqualTo("evtj:h6vY");
    assertThat(StunMessage.isIntact(message, 3, length, StunMessage.mac(PASSWORD))).isTrue();
    assertThat(StunMessage.isIntact(message, 3, length, StunMessage.mac("other"))).isFalse();
    assertThat(StunMessage.isFingerprintRight(message, 3, length)).isTrue();
    message[30] ^= 1;
    assertThat(StunMessage.isIntact(message, 3, length, StunMessage.mac(PASSWORD))).isFalse();
    assertThat(StunMessage.isFingerprintRight(message, 3, length)).isFalse();
  }

  @Test
  void checksTheSampleResponse() {
    assertThat(StunMessage.isWellFormed(RESPONSE, 0, RESPONSE.length)).isTrue();
    assertThat(StunMessage.isIntact(RESPONSE, 0, RESPONSE.length, StunMessage.mac(PASSWORD)))
        .isTrue();
    assertThat(StunMessage.isFingerprintRight(RESPONSE, 0, RESPONSE.length)).isTrue();
  }

  @Test
  void writesTheMappedAddressOfTheSampleResponse() throws Exception {
    var out = new byte[100];
    int length = StunMessage.begin(out, StunMessage.BINDING_SUCCESS, REQUEST, 8);
    length =
        StunMessage.appendMappedAddress(
            out, length, new InetSocketAddress(InetAddress.getByName("192.0.2.1"), 32853));
    assertThat(HexFormat.of().formatHex(out, 20, length)).isEqualTo("002000080001a147e112a643");
    length = StunMessage.begin(out, StunMessage.BINDING_SUCCESS, REQUEST, 8);
    length =
        StunMessage.appendMappedAddress(
            out,
            length,
            new InetSocketAddress(
                InetAddress.getByName("2001:db8:1234:5678:11:2233:4455:6677"), 32853));
    assertThat(HexFormat.of().formatHex(out, 20, length))
        .isEqualTo("002000140002a1470113a9faa5d3f179bc25f4b5bed2b9d9");
  }

  @Test
  void checksWhatItSeals() {
    var out = new byte[200];
    int length = StunMessage.begin(out, StunMessage.BINDING_ERROR, REQUEST, 8);
    length = StunMessage.appendError(out, length, 487, new byte[] {'n', 'o'});
    length = StunMessage.seal(out, length, StunMessage.mac("secret"));
    assertThat(StunMessage.isWellFormed(out, 0, length)).isTrue();
    assertThat(StunMessage.isIntact(out, 0, length, StunMessage.mac("secret"))).isTrue();
    assertThat(StunMessage.isFingerprintRight(out, 0, length)).isTrue();
    int error = StunMessage.find(out, 0, length, StunMessage.ERROR_CODE);
    assertThat(out[error + 2] * 100 + out[error + 3]).isEqualTo(487);
  }

  @Property(tries = 3000, seed = "2026")
  void neverFails(@ForAll @Size(min = 1, max = 120) byte[] bytes) {
    examine(bytes);
  }

  @Property(tries = 3000, seed = "2026")
  void neverFailsOnADamagedRequest(
      @ForAll @Size(min = 1, max = 6) int[] places, @ForAll byte value) {
    var bytes = REQUEST.clone();
    for (int place : places) {
      bytes[Math.floorMod(place, bytes.length)] = value;
    }
    examine(bytes);
    examine(Arrays.copyOf(bytes, 20 + Math.floorMod(places[0], 80)));
  }

  private static void examine(byte[] bytes) {
    if (StunMessage.isWellFormed(bytes, 0, bytes.length)) {
      StunMessage.type(bytes, 0);
      StunMessage.find(bytes, 0, bytes.length, StunMessage.USERNAME);
      StunMessage.isFingerprintRight(bytes, 0, bytes.length);
      StunMessage.isIntact(bytes, 0, bytes.length, StunMessage.mac(PASSWORD));
    }
  }
}
