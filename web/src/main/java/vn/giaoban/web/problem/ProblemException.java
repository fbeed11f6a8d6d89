package vn.giaoban.web.problem;

/// A problem of the HTTP layer itself, on its way to the one who asked. Rules of the domain throw
/// [vn.giaoban.scheduler.decision.RefusedException] instead.
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public ProblemException(Problem problem) {
    super(problem.code(), null, false, false);
    this.problem = problem;
  }

  /// The answer.
  public Problem problem() {
    return problem;
  }
}
