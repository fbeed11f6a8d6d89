package vn.giaoban.scheduler.retention;

/// What is kept for a time only.
public enum RetentionKind {
  /// Letters and short messages that have left or could not: the row of the outbox. Who was sent
  /// what and when stays in the journal.
  SENT_MAIL(365, "outbox", "state IN ('SENT', 'FAILED') AND finished_at < :before", true),
  /// Mail that came in and was understood or settled. What it said stays in the journal.
  RECEIVED_MAIL(1095, "inbox", "state IN ('DONE', 'SETTLED') AND received_at < :before", true),
  /// Notes of who was reminded; needed until the briefing is over.
  REMINDERS(90, "reminder", "at < :before", false),
  /// The log of jobs.
  JOB_LOG(90, "job_run", "started_at < :before AND outcome <> 'RUNNING'", false);

  private final int usualDays;
  private final String table;
  private final String past;
  private final boolean journalled;

  RetentionKind(int usualDays, String table, String past, boolean journalled) {
    this.usualDays = usualDays;
    this.table = table;
    this.past = past;
    this.journalled = journalled;
  }

  /// How long it is kept when the office says nothing, in days.
  public int usualDays() {
    return usualDays;
  }

  String table() {
    return table;
  }

  /// The condition of rows whose time is over, with `:before`.
  String past() {
    return past;
  }

  /// Whether the journal of each briefing is told.
  boolean journalled() {
    return journalled;
  }
}
