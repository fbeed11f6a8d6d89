package vn.giaoban.conference.door;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.giaoban.conference.forward.EmbeddedMediaEngine;
import vn.giaoban.conference.media.ConferenceConfig;
import vn.giaoban.conference.media.LineReport;
import vn.giaoban.conference.media.MediaListener;

/// The media engine behind the test door, to try clients by hand: HTTP port, media port.
public final class DoorMain {
  private DoorMain() {}

  public static void main(String[] arguments) throws InterruptedException {
    int http = Integer.parseInt(arguments[0]);
    int media = Integer.parseInt(arguments[1]);
    var engine = EmbeddedMediaEngine.start(ConferenceConfig.onPort(media));
    var door = new MediaDoor(engine, new Printing(), http);
    System.out.println("ready " + door.url());
    while (true) {
      var report = door.reports().poll(10, java.util.concurrent.TimeUnit.SECONDS);
      System.out.println(report == null ? engine.stats().toString() : report);
    }
  }

  private static final class Printing implements MediaListener {
    @Override
    public void connected(String sessionId, String siteId) {
      System.out.println("connected " + siteId);
    }

    @Override
    public void disconnected(String sessionId, String siteId, Gone reason) {
      System.out.println("disconnected " + siteId + " " + reason);
    }

    @Override
    public void slotsChanged(String sessionId, List<Slot> slots) {
      if (System.getProperty("quiet") == null) {
        System.out.println("slots " + sessionId + " " + slots);
      }
    }

    @Override
    public void dominantSpeakerChanged(@Nullable String siteId) {
      System.out.println("dominant " + siteId);
    }

    @Override
    public void quality(String sessionId, String siteId, LineReport report) {
      System.out.println("quality " + siteId + " " + report);
    }

    @Override
    public void layersWanted(String sessionId, String mid, Set<String> rids) {
      System.out.println("layers " + sessionId + " " + mid + " " + rids);
    }

    @Override
    public void spoke(String siteId, Duration duration) {
      System.out.println("spoke " + siteId + " " + duration);
    }
  }
}
