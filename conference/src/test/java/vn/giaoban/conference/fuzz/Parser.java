package vn.giaoban.conference.fuzz;

import java.util.List;

/// Something that takes bytes from the network. It may refuse them; it must not throw.
public interface Parser {
  /// Honest inputs, from which others are made.
  List<byte[]> seeds();

  /// @throws Exception only for a fault
  void parse(byte[] input) throws Exception;
}
