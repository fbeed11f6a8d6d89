package vn.giaoban.conference.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// Makes damaged inputs out of honest ones. The same seed makes the same inputs.
final class Mutation {
  private static final int[] INTERESTING = {0, 1, 2, 3, 4, 7, 15, 16, 31, 63, 64, 127, 128, 255};
  private static final int MAX_LENGTH = 1600;

  private final List<byte[]> seeds;
  private final RandomGenerator random;

  Mutation(List<byte[]> seeds, RandomGenerator random) {
    this.seeds = seeds;
    this.random = random;
  }

  byte[] next() {
    byte[] input = any().clone();
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      input = change(input);
    }
    return input.length > MAX_LENGTH && seeds.getFirst().length < MAX_LENGTH
        ? Arrays.copyOf(input, MAX_LENGTH)
        : input;
  }

  private byte[] any() {
    return seeds.get(random.nextInt(seeds.size()));
  }

  private byte[] change(byte[] input) {
    if (input.length == 0) {
      return any().clone();
    }
    int at = random.nextInt(input.length);
    return switch (random.nextInt(7)) {
      case 0 -> set(input, at, input[at] ^ 1 << random.nextInt(8));
      case 1 -> set(input, at, INTERESTING[random.nextInt(INTERESTING.length)]);
      case 2 -> set(input, at, random.nextInt(256));
      case 3 -> Arrays.copyOf(input, at);
      case 4 -> splice(input, at, input, random.nextInt(input.length));
      case 5 -> {
        byte[] other = any();
        yield splice(input, at, other, other.length == 0 ? 0 : random.nextInt(other.length));
      }
      default -> {
        byte[] more = new byte[random.nextInt(20)];
        random.nextBytes(more);
        yield splice(splice(input, at, more, 0), at + more.length, input, at);
      }
    };
  }

  private static byte[] set(byte[] input, int at, int value) {
    input[at] = (byte) value;
    return input;
  }

  /// The beginning of one with the end of another.
  private static byte[] splice(byte[] head, int to, byte[] tail, int from) {
    byte[] both = Arrays.copyOf(head, to + tail.length - from);
    System.arraycopy(tail, from, both, to, tail.length - from);
    return both;
  }
}
