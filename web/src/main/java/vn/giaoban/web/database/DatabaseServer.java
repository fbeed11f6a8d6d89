package vn.giaoban.web.database;

import java.sql.Connection;
import java.sql.SQLException;
import vn.giaoban.web.settings.DatabaseUrl;

/// The PostgreSQL we talk to. Two sign-ins: the owner of the tables, for migrations and Quartz; and
/// the application, which may do less (it cannot change what stands in the journal).
public interface DatabaseServer extends AutoCloseable {
  /// The role that owns the application's grants, see the migrations.
  String APPLICATION_ROLE = "giaoban_app";

  /// How the owner of the tables signs in.
  DatabaseUrl owner();

  /// How everybody else signs in; ends up with the rights of [#APPLICATION_ROLE].
  DatabaseUrl application();

  /// Makes the roles the migrations grant to. Runs before them, as the owner.
  default void prepareRoles(Connection owner) throws SQLException {
    try (var statement = owner.createStatement()) {
      statement.execute(
          """
          DO $$ BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'giaoban_app') THEN
              CREATE ROLE giaoban_app NOLOGIN;
            END IF;
          END $$\
          """);
    }
  }

  /// Stops the server when it is ours. Call it last.
  @Override
  void close();
}
