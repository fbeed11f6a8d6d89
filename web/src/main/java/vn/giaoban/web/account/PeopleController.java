package vn.giaoban.web.account;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import vn.giaoban.web.security.Role;

/// People to pick from: who chairs, who presents.
@RestController
class PeopleController {
  private final Accounts accounts;

  PeopleController(Accounts accounts) {
    this.accounts = accounts;
  }

  record Person(String username, String name, String title, @Nullable String unit) {}

  @GetMapping("/api/people")
  Flux<Person> people(@RequestParam(required = false) @Nullable Role role) {
    return accounts
        .all(role, false)
        .map(a -> new Person(a.username(), a.name(), a.title(), a.unitCode()));
  }
}
