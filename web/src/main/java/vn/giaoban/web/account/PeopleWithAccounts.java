package vn.giaoban.web.account;

import java.util.Collection;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import vn.giaoban.scheduler.organisation.People;
import vn.giaoban.scheduler.organisation.Person;

/// The people briefings know are those with an account that may sign in.
@Component
class PeopleWithAccounts implements People {
  private final Accounts accounts;

  PeopleWithAccounts(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public Flux<Person> find(Collection<String> usernames) {
    return accounts
        .find(usernames)
        .filter(Account::enabled)
        .map(a ->
            new Person(
                a.username(), a.name(), a.title().isEmpty() ? null : a.title(), a.unitCode()));
  }
}
