package vn.giaoban.scheduler.decision;

import java.util.function.Function;

/// The answer of a rule.
///
/// @param <T> what an accepted command yields
public sealed interface Decision<T> {

  /// The rule says yes.
  record Accepted<T>(T value) implements Decision<T> {}

  /// The rule says no; nothing was changed.
  record Refused<T>(Refusal refusal) implements Decision<T> {}

  /// Yes, with `value`.
  static <T> Decision<T> accepted(T value) {
    return new Accepted<>(value);
  }

  /// No, because of `refusal`.
  static <T> Decision<T> refused(Refusal refusal) {
    return new Refused<>(refusal);
  }

  /// The same answer about something made from the value.
  default <R> Decision<R> map(Function<? super T, ? extends R> f) {
    return switch (this) {
      case Accepted<T>(var value) -> accepted(f.apply(value));
      case Refused<T>(var refusal) -> refused(refusal);
    };
  }
}
