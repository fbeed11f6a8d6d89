package vn.giaoban.scheduler.template;

import java.time.LocalDate;
import java.util.List;
import reactor.core.publisher.Mono;

/// Who belongs to a group of units on a day. Groups are kept elsewhere.
@FunctionalInterface
public interface Audience {
  /// Codes of the group's units on that day, in their order; empty: an unknown group.
  Mono<List<String>> of(String group, LocalDate on);
}
