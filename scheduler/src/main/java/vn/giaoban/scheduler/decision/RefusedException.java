package vn.giaoban.scheduler.decision;

/// A refusal on its way through a reactive chain, so that the surrounding transaction rolls back.
/// Never a bug: `web` turns it into a problem detail.
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  public RefusedException(Refusal refusal) {
    super(refusal.code(), null, false, false);
    this.refusal = refusal;
  }

  /// What was refused and why.
  public Refusal refusal() {
    return refusal;
  }
}
