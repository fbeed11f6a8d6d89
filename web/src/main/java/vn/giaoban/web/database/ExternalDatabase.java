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
    DatabaseServer.super.prepareRoles(connection);
    // Since PostgreSQL 16 the creator of a role is not by itself allowed to SET ROLE to it; before,
    // membership is all there is.
    try (var statement = connection.createStatement()) {
      statement.execute(
          connection.getMetaData().getDatabaseMajorVersion() >= 16
              ? grant("SET", "WITH SET TRUE")
              : grant("MEMBER", ""));
    }
  }

  private static String grant(String privilege, String option) {
    return """
    DO $$ BEGIN
      IF NOT pg_has_role(current_user, 'giaoban_app', '%s') THEN
        EXECUTE format('GRANT giaoban_app TO %%I %s', current_user);
      END IF;
    END $$\
    """
        .formatted(privilege, option);
  }

  @Override
  public void close() {
    // not ours to stop
  }
}
