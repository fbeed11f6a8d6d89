package vn.giaoban.scheduler.minutes;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.minutes.MinutesBody.Proceeding;
import vn.giaoban.scheduler.minutes.MinutesBody.Speech;

/// One agenda item while the journal is being read.
final class ItemRecord {
  /// Who spoke for less without being given the floor said "yes" or coughed.
  private static final long LEAST_SECONDS = 10;

  private final @Nullable String id;
  private final String title;
  private final String presenter;
  private final long plannedSeconds;
  private final Map<String, Turns> speakers = new LinkedHashMap<>();
  private final Set<String> documents = new LinkedHashSet<>();
  private @Nullable Instant first;
  private @Nullable Instant last;
  private @Nullable Instant running;
  private long seconds;

  /// How long one site spoke about this item.
  private record Turns(long floorSeconds, int count, long spokeSeconds) {
    static final Turns NONE = new Turns(0, 0, 0);
  }

  ItemRecord(@Nullable String id, String title, String presenter, long plannedSeconds) {
    this.id = id;
    this.title = title;
    this.presenter = presenter;
    this.plannedSeconds = plannedSeconds;
  }

  void started(Instant at) {
    if (first == null) {
      first = at;
    }
    running = at;
  }

  void finished(Instant at) {
    if (running != null) {
      seconds += Math.max(0, Duration.between(running, at).toSeconds());
      running = null;
      last = at;
    }
  }

  void hadFloor(String site, long floorSeconds) {
    var turns = speakers.getOrDefault(site, Turns.NONE);
    speakers.put(
        site,
        new Turns(turns.floorSeconds() + floorSeconds, turns.count() + 1, turns.spokeSeconds()));
  }

  void spoke(String site, long spokeSeconds) {
    var turns = speakers.getOrDefault(site, Turns.NONE);
    speakers.put(
        site, new Turns(turns.floorSeconds(), turns.count(), turns.spokeSeconds() + spokeSeconds));
  }

  void showed(String document) {
    documents.add(document);
  }

  boolean empty() {
    return first == null && speeches(Function.identity()).isEmpty() && documents.isEmpty();
  }

  Proceeding proceeding(Function<String, String> siteNames, Function<String, String> titles) {
    return new Proceeding(
        id,
        title,
        presenter,
        plannedSeconds,
        seconds,
        first == null ? null : VietnamTime.of(first),
        last == null ? null : VietnamTime.of(last),
        speeches(siteNames),
        documents.stream().map(titles).filter(t -> !t.isEmpty()).toList(),
        "");
  }

  /// A site that had the floor spoke as long as it had it: that is what the chair gave. Others
  /// spoke as long as they were heard.
  private List<Speech> speeches(Function<String, String> siteNames) {
    List<Speech> all = new ArrayList<>();
    speakers.forEach((site, turns) -> {
      long length = Math.max(turns.floorSeconds(), turns.spokeSeconds());
      if (turns.count() > 0 || length >= LEAST_SECONDS) {
        all.add(new Speech(site, siteNames.apply(site), length, turns.count()));
      }
    });
    return all;
  }
}
