-- How each job stands that runs again and again: sweeps and daily jobs, and all tasks of one name
-- together.
CREATE TABLE job_state (
  name            text PRIMARY KEY,
  kind            text NOT NULL CHECK (kind IN ('TASK', 'SWEEP', 'DAILY')),
  node            text NOT NULL,
  started_at      timestamptz NOT NULL,
  millis          bigint NOT NULL,
  error           text,                    -- of the last run; null: it went well
  runs            bigint NOT NULL DEFAULT 0,
  failures        bigint NOT NULL DEFAULT 0,
  last_failed_at  timestamptz,
  -- The last day (in Vietnam) a daily job was begun: a clock that is set back brings no second run.
  day             date
);

-- Single runs: of every task and daily job, and of sweeps that failed.
CREATE TABLE job_run (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name        text NOT NULL,
  briefing_id uuid,
  detail      text NOT NULL DEFAULT '',
  node        text NOT NULL,
  due_at      timestamptz NOT NULL,
  started_at  timestamptz NOT NULL,
  ended_at    timestamptz,
  outcome     text NOT NULL
              CHECK (outcome IN ('RUNNING', 'DONE', 'FAILED', 'GIVEN_UP', 'INTERRUPTED')),
  error       text,
  note        text                         -- what it did, e.g. how much was deleted
);
CREATE INDEX job_run_by_time ON job_run (started_at DESC);
CREATE INDEX job_run_wrong ON job_run (started_at DESC)
  WHERE outcome IN ('FAILED', 'GIVEN_UP', 'INTERRUPTED');
CREATE INDEX job_run_running ON job_run (name, briefing_id, detail) WHERE outcome = 'RUNNING';

-- How long what passes is kept; a kind without a row is kept for the time the code says, one with
-- days NULL for ever.
CREATE TABLE retention_rule (
  kind       text PRIMARY KEY,
  days       integer CHECK (days BETWEEN 1 AND 36500),
  changed_by text NOT NULL,
  changed_at timestamptz NOT NULL
);
CREATE INDEX outbox_finished ON outbox (finished_at) WHERE state IN ('SENT', 'FAILED');
CREATE INDEX inbox_settled ON inbox (received_at) WHERE state IN ('DONE', 'SETTLED');
CREATE INDEX reminder_by_time ON reminder (at);

-- What is planned is shown, too; the application only looks.
GRANT SELECT ON qrtz_triggers TO giaoban_app;
CREATE INDEX qrtz_trigger_by_time ON qrtz_triggers (next_fire_time);

-- Who was told that minutes are due; once for each stage.
CREATE TABLE minutes_due (
  briefing_id uuid NOT NULL REFERENCES briefing ON DELETE CASCADE,
  stage       text NOT NULL CHECK (stage IN ('TOMORROW', 'OVERDUE')),
  told_at     timestamptz NOT NULL,
  PRIMARY KEY (briefing_id, stage)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON job_state, job_run, retention_rule, minutes_due
  TO giaoban_app;
