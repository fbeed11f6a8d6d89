package vn.giaoban.web.readiness;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What one site has said and measured for one briefing.
///
/// @param readyAt null when it has not said that it is ready
/// @param people at the site; null when not told
/// @param check null when there was none
record Readiness(
    @Nullable Instant readyAt,
    @Nullable Integer people,
    Duty duty,
    @Nullable SiteCheck check,
    @Nullable Instant checkedAt) {
  static final Readiness NOTHING = new Readiness(null, null, Duty.NOBODY, null, null);

  boolean ready() {
    return readyAt != null;
  }

  Readiness with(Duty known) {
    return new Readiness(readyAt, people, known, check, checkedAt);
  }

  /// After what a site has said now; what it has not spoken of stays.
  Readiness after(ReadinessForm form, Instant now) {
    return new Readiness(
        form.ready() == null ? readyAt : form.ready() ? (readyAt == null ? now : readyAt) : null,
        form.people() == null ? people : form.people(),
        form.duty() == null ? duty : form.duty(),
        form.check() == null ? check : form.check(),
        form.check() == null ? checkedAt : now);
  }
}
