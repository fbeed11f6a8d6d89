package vn.giaoban.web.database;

import java.sql.Connection;
import java.sql.SQLException;
import vn.giaoban.web.settings.DatabaseUrl;

/// The province's own PostgreSQL. One account does both jobs; the application's sessions take the
/// lesser role for themselves when they connect.
///
/// @param owner the account of `GIAOBAN_DATABASE_URL`
public record ExternalDatabase(DatabaseUrl owner) implements DatabaseServer {
  @Override
  public DatabaseUrl application() {
    return owner;
  }

  @Override
  public void prepareRoles(Connection connection) throws SQLException {
    // Since PostgreSQL 16 the creator of a role is not by itself allowed to SET ROLE to it.
    try (var statement = connection.createStatement()) {
      statement.execute(
          """
          DO $$ BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'giaoban_app') THEN
              CREATE ROLE giaoban_app NOLOGIN;
            END IF;
            IF NOT pg_has_role(current_user, 'giaoban_app', 'SET') THEN
              EXECUTE format('GRANT giaoban_app TO %I WITH SET TRUE', current_user);
            END IF;
          END $$\
          """);
    }
  }

  @Override
  public void close() {
    // not ours to stop
  }
}
