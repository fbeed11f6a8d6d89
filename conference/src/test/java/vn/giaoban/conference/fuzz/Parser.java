package vn.giaoban.conference.fuzz;

import java.util.List;
import java.util.concurrent.Callable;

/// Something that takes bytes from the network. It may refuse them; it must not throw.
public interface Parser {
  /// Honest inputs, from which others are made.
  List<byte[]> seeds();

  /// @throws Exception only for a fault
  void parse(byte[] input) throws Exception;

  /// Does something on the thread that inputs are taken on: several one behind the other cost one
  /// change of threads, and come as datagrams of one read do.
  default void within(Callable<?> work) throws Exception {
    work.call();
  }
}
