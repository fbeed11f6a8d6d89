package vn.giaoban.conference.forward;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.conference.sdp.AgreedFormat;
import vn.giaoban.conference.sdp.AgreedSection;
import vn.giaoban.conference.sdp.ExtensionUri;
import vn.giaoban.conference.sdp.MediaKind;

/// What one site sends in one section.
final class Source {
  private final MediaSession session;
  private final AgreedSection section;
  private final AgreedFormat format;
  private final List<Layer> layers = new ArrayList<>();
  private final int audioLevelExtension;

  Source(MediaSession session, AgreedSection section) {
    this.session = session;
    this.section = section;
    format = section.formats().getFirst();
    audioLevelExtension = section.extension(ExtensionUri.AUDIO_LEVEL);
    if (section.rids().isEmpty()) {
      layers.add(new Layer(this, null, 0));
    } else {
      for (var rid : section.rids()) {
        layers.add(new Layer(this, rid, layers.size()));
      }
    }
  }

  MediaSession session() {
    return session;
  }

  String site() {
    return session.siteId();
  }

  AgreedSection section() {
    return section;
  }

  AgreedFormat format() {
    return format;
  }

  MediaKind kind() {
    return section.kind();
  }

  List<Layer> layers() {
    return layers;
  }

  int audioLevelExtension() {
    return audioLevelExtension;
  }

  @Nullable Layer layer(String rid) {
    for (var layer : layers) {
      if (rid.equals(layer.rid())) {
        return layer;
      }
    }
    return null;
  }

  /// The sender has begun a layer anew under another SSRC; nothing of the old one counts.
  Layer replace(Layer old) {
    var fresh = new Layer(this, old.rid(), old.index());
    layers.set(old.index(), fresh);
    return fresh;
  }

  /// Whether anything comes.
  boolean isAlive(long nowNanos) {
    for (int i = 0; i < layers.size(); i++) {
      if (layers.get(i).isAlive(nowNanos)) {
        return true;
      }
    }
    return false;
  }

  /// The lowest layer that fills a height; the highest there is when none does.
  Layer layerFor(int heightPx, long nowNanos) {
    Layer best = null;
    for (int i = 0; i < layers.size(); i++) {
      var layer = layers.get(i);
      if (layer.isAlive(nowNanos) && (best == null || heightOf(best) < heightPx)) {
        best = layer;
      }
    }
    return best == null ? layers.getFirst() : best;
  }

  /// Until a key frame tells: halves below 720.
  private int heightOf(Layer layer) {
    return layer.height() > 0 ? layer.height() : 720 >> layers.size() - 1 - layer.index();
  }
}
