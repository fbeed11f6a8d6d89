package vn.giaoban.conference.door;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.giaoban.conference.media.LineReport;
import vn.giaoban.conference.media.MediaListener;

/// Hears nothing.
public final class SilentListener implements MediaListener {
  @Override
  public void connected(String sessionId, String siteId) {}

  @Override
  public void disconnected(String sessionId, String siteId, Gone reason) {}

  @Override
  public void slotsChanged(String sessionId, List<Slot> slots) {}

  @Override
  public void dominantSpeakerChanged(@Nullable String siteId) {}

  @Override
  public void spoke(String siteId, Duration duration) {}

  @Override
  public void quality(String sessionId, String siteId, LineReport report) {}

  @Override
  public void layersWanted(String sessionId, String mid, Set<String> rids) {}
}
