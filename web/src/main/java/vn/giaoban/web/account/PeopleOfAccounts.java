package vn.giaoban.web.account;

import java.util.Collection;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import vn.giaoban.scheduler.organisation.People;
import vn.giaoban.scheduler.organisation.Person;

/// Tells the domain who its people are.
@Component
class PeopleOfAccounts implements People {
  private final DatabaseClient database;

  PeopleOfAccounts(DatabaseClient database) {
    this.database = database;
  }

  @Override
  public Flux<Person> find(Collection<String> usernames) {
    return database
        .sql(
            """
            SELECT username, name, NULLIF(title, '') AS title, unit_code FROM account
            WHERE enabled AND username = ANY(:usernames)\
            """)
        .bind("usernames", usernames.toArray(String[]::new))
        .map(row ->
            new Person(
                Objects.requireNonNull(row.get("username", String.class)),
                Objects.requireNonNull(row.get("name", String.class)),
                row.get("title", String.class),
                row.get("unit_code", String.class)))
        .all();
  }
}
