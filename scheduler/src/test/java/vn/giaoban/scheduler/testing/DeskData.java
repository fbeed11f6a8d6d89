package vn.giaoban.scheduler.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/// Five years of a province's briefings: 492 units, and of everything else as much as asked for.
/// Made by the database itself, in minutes where going through the application would take a day.
///
/// @param briefings a multiple of 240: whole weeks
/// @param documents how many of them have the text searched, see [#TEXT_EVERY]
public record DeskData(int briefings, int documents) {
  /// What the figures of `./giaoban bench desk` are about: with these come a million invitations.
  public static final DeskData PROVINCE = new DeskData(60_000, 946_410);

  /// Enough for the planner to prefer an index, small enough for a test.
  public static final DeskData SAMPLE = new DeskData(4_800, 40_000);

  private static final List<String> PARTS = List.of("desk-briefings.sql", "desk-papers.sql");

  /// Remembers the indexes and exclusion constraints that are not keys, and drops them: building
  /// them at the end takes a tenth of the time of keeping them.
  private static final String DROP_INDEXES =
      """
      CREATE TEMP TABLE desk_index AS
      SELECT c.conrelid::regclass::text AS "table", c.conname::text AS name, c.contype = 'x' AS own,
        'ALTER TABLE ' || c.conrelid::regclass || ' ADD CONSTRAINT ' || quote_ident(c.conname) || ' '
          || pg_get_constraintdef(c.oid) AS make
      FROM pg_constraint c
      WHERE c.contype = 'x' AND c.connamespace = 'public'::regnamespace
      UNION ALL
      SELECT i.indrelid::regclass::text, i.indexrelid::regclass::text, false,
        pg_get_indexdef(i.indexrelid)
      FROM pg_index i JOIN pg_class t ON t.oid = i.indexrelid
      WHERE t.relnamespace = 'public'::regnamespace AND NOT i.indisunique
        AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)
        AND i.indrelid::regclass::text !~ '^qrtz';
      DO $$
      DECLARE one record;
      BEGIN
        FOR one IN SELECT * FROM desk_index LOOP
          IF one.own THEN
            EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', one."table", one.name);
          ELSE
            EXECUTE 'DROP INDEX ' || one.name;
          END IF;
        END LOOP;
      END $$\
      """;

  private static final String MAKE_INDEXES =
      """
      DO $$
      DECLARE one record;
      BEGIN
        FOR one IN SELECT * FROM desk_index LOOP
          EXECUTE one.make;
        END LOOP;
      END $$\
      """;

  public DeskData {
    if (briefings % 240 != 0 || documents < briefings) {
      throw new IllegalArgumentException(
          "briefings, documents: %d, %d (expected: a multiple of 240, and at least as many)"
              .formatted(briefings, documents));
    }
  }

  /// Fills a migrated, empty database.
  ///
  /// @param owner a connection of a superuser
  public void fill(Connection owner) throws SQLException {
    owner.setAutoCommit(false);
    try (var statement = owner.createStatement()) {
      statement.execute(
          """
          SET LOCAL synchronous_commit = off;
          SET LOCAL maintenance_work_mem = '256MB';
          SET LOCAL work_mem = '64MB';
          SET LOCAL max_parallel_maintenance_workers = 1;
          SET LOCAL jit = off\
          """);
      statement.execute(
          "SELECT set_config('desk.briefings', '%d', true), set_config('desk.documents', '%d', true)"
              .formatted(briefings, documents));
      statement.execute(read("desk-units.sql"));
      // From here on without triggers and foreign keys: the rows are known to be right.
      statement.execute("SET LOCAL session_replication_role = replica");
      statement.execute(DROP_INDEXES);
      for (var part : PARTS) {
        statement.execute(read(part));
      }
      statement.execute(MAKE_INDEXES);
      owner.commit();
    } finally {
      owner.rollback();
      owner.setAutoCommit(true);
    }
    try (var statement = owner.createStatement()) {
      // The visibility map, too: index-only scans need it.
      statement.execute("VACUUM ANALYZE");
    }
  }

  private static String read(String part) {
    try (var in = Objects.requireNonNull(DeskData.class.getResourceAsStream(part), part)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
