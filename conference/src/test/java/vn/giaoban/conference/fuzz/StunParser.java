package vn.giaoban.conference.fuzz;

import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import vn.giaoban.conference.transport.StunMessage;

/// The seeds are those of RFC 5769 sections 2.1 to 2.3.
final class StunParser implements Parser {
  private final Mac mac = StunMessage.mac("VOkJxbRl1RmTxUk/WvJxBt");

  @Override
  public List<byte[]> seeds() {
    return List.of(
        HexFormat.of()
            .parseHex(
                "000100582112a442b7e7a701bc34d686fa87dfae802200105354554e207465737420636c69656e74"
                    + "002400046e0001ff80290008932ff9b151263b36000600096576746a3a68367659202020"
                    + "000800149aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a280280004e57a3bcf"),
        HexFormat.of()
            .parseHex(
                "0101003c2112a442b7e7a701bc34d686fa87dfae8022000b7465737420766563746f7220"
                    + "002000080001a147e112a643000800142b91f599fd9e90c38c7489f92af9ba53f06be7d7"
                    + "80280004c07d4c96"),
        HexFormat.of()
            .parseHex(
                "010100482112a442b7e7a701bc34d686fa87dfae8022000b7465737420766563746f7220"
                    + "002000140002a1470113a9faa5d3f179bc25f4b5bed2b9d9"
                    + "00080014a382954e4be67bf11784c97c8292c275bfe3ed4180280004c8fb0b4c"));
  }

  @Override
  public void parse(byte[] input) {
    if (!StunMessage.isWellFormed(input, 0, input.length)) {
      return;
    }
    StunMessage.type(input, 0);
    for (int attribute :
        new int[] {StunMessage.USERNAME, StunMessage.PRIORITY, StunMessage.USE_CANDIDATE}) {
      int value = StunMessage.find(input, 0, input.length, attribute);
      if (value >= 0 && value + StunMessage.valueLength(input, value) > input.length) {
        throw new IllegalStateException("value: beyond the message (expected: inside)");
      }
    }
    StunMessage.isFingerprintRight(input, 0, input.length);
    StunMessage.isIntact(input, 0, input.length, mac);
  }
}
