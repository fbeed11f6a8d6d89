package vn.giaoban.conference.door;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the page in a browser has counted, one report after the other.
final class PageReports {
  /// A page reports every second or two; a slow machine needs its time.
  private static final int MOST = 40;

  private final MediaDoor door;

  PageReports(MediaDoor door) {
    this.door = door;
  }

  /// Waits for a report of which a condition holds; a failed page ends it.
  ///
  /// @param what the condition in words
  List<JsonNode> await(String what, Predicate<List<JsonNode>> condition)
      throws InterruptedException {
    var last = "none";
    for (int i = 0; i < MOST; i++) {
      var report = door.reports().poll(30, TimeUnit.SECONDS);
      if (report == null) {
        break;
      }
      last = report;
      var tree = JsonMapper.shared().readTree(report);
      if (!tree.isArray()) {
        break;
      }
      var sites = new ArrayList<JsonNode>();
      tree.forEach(sites::add);
      if (condition.test(sites)) {
        return sites;
      }
    }
    throw new AssertionError(what + ": not so, the last report: " + last);
  }

  /// Waits for the next report.
  List<JsonNode> next() throws InterruptedException {
    door.reports().clear();
    return await("a report", _ -> true);
  }
}
