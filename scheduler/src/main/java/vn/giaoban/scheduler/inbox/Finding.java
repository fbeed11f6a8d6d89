package vn.giaoban.scheduler.inbox;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.invitation.Invitations.Whose;
import vn.giaoban.scheduler.invitation.Tiding;

/// What a mail amounts to: what becomes of it, and what is to be done.
///
/// @param tidings for the invitations, in order
/// @param again whose invitation is to be sent again; null: nobody's
/// @param answeredAt when a machine answers its sender; null: none does
record Finding(
    Verdict verdict, List<Tiding> tidings, @Nullable Whose again, @Nullable Instant answeredAt) {
  static Finding of(Verdict verdict, List<? extends Tiding> tidings) {
    return new Finding(verdict, List.copyOf(tidings), null, null);
  }

  static Finding of(Verdict verdict) {
    return of(verdict, List.of());
  }

  static Finding again(Verdict verdict, Whose whose, Instant now) {
    return new Finding(verdict, List.of(), whose, now);
  }

  /// The same, with another end.
  Finding but(Verdict other) {
    return new Finding(other, List.of(), null, null);
  }
}
