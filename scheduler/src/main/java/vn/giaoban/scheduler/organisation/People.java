package vn.giaoban.scheduler.organisation;

import java.util.Collection;
import reactor.core.publisher.Flux;

/// Who is known by user name. The accounts answer.
public interface People {
  /// Those of `usernames` that exist and are not closed, in any order.
  Flux<Person> find(Collection<String> usernames);
}
