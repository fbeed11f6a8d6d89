package vn.giaoban.scheduler.job;

import java.time.LocalTime;
import reactor.core.publisher.Mono;

/// Something done once a day, in Vietnam's time, on one of the nodes. A day whose time passed while
/// no server ran gets its run as soon as one does; of several such days only the last.
public interface DailyJob {
  /// How it is named, kebab-case, e.g. `retention`.
  String name();

  /// When.
  LocalTime at();

  /// Does it; what it did, in a few words for the log. An error means: try again tomorrow, or by
  /// hand.
  Mono<String> run();
}
