package vn.giaoban.conference.forward;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.giaoban.conference.media.MediaJoin;
import vn.giaoban.conference.media.MediaListener;
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
  private final int descriptorExtension;

  /// From the smallest picture to the largest.
  private Layer[] ranked;

  private PictureOptions options;

  /// A bit for each layer the sender was last told to send; all, before it was told anything.
  private int toldWanted;

  private boolean screen;

  Source(MediaSession session, AgreedSection section) {
    this.session = session;
    this.section = section;
    format = section.formats().getFirst();
    audioLevelExtension = section.extension(ExtensionUri.AUDIO_LEVEL);
    descriptorExtension = section.extension(ExtensionUri.DEPENDENCY_DESCRIPTOR);
    int count = Math.max(1, section.rids().size());
    for (int i = 0; i < count; i++) {
      var rid = section.rids().isEmpty() ? null : section.rids().get(i);
      layers.add(new Layer(this, rid, i, usualHeight(i, count)));
    }
    toldWanted = (1 << layers.size()) - 1;
    ranked = layers.toArray(new Layer[0]);
    options = new PictureOptions(ranked);
  }

  /// Until a key frame tells: halves below 720.
  private static int usualHeight(int index, int count) {
    return 720 >> count - 1 - index;
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

  /// Whether the picture is a shared screen.
  boolean isScreen() {
    return screen;
  }

  void setScreen(boolean screen) {
    this.screen = screen;
  }

  /// Of the dependency descriptor; 0 when it was not agreed.
  int descriptorExtension() {
    return descriptorExtension;
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
    var fresh = new Layer(this, old.rid(), old.index(), usualHeight(old.index(), layers.size()));
    layers.set(old.index(), fresh);
    rank();
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

  /// Whether there is a picture to show: one that comes, or one the sender was told to hold back.
  boolean isAvailable(long nowNanos) {
    for (int i = 0; i < layers.size(); i++) {
      if (layers.get(i).isAvailable(nowNanos)) {
        return true;
      }
    }
    return false;
  }

  /// A layer has told something of itself: puts them in order, whatever the order of the offer.
  void rank() {
    ranked = layers.toArray(new Layer[0]);
    Arrays.sort(
        ranked,
        Comparator.comparingInt((Layer layer) -> layer.shape().height())
            .thenComparingInt(Layer::index));
    options = new PictureOptions(ranked);
  }

  /// The ways to show this source as it is now.
  PictureOptions options() {
    return options;
  }

  /// What can be shown at once while a layer is waited for: the best one below it that comes, else
  /// any that comes.
  Layer meanwhile(Layer wanted, long nowNanos) {
    Layer found = null;
    for (var layer : ranked) {
      if (layer == wanted && found != null) {
        break;
      }
      if (layer.isAlive(nowNanos)) {
        found = layer;
      }
    }
    return found == null ? wanted : found;
  }

  /// Tells the sender which layers somebody watches, if that is news. One that cannot be told sends
  /// all.
  void tellWanted(MediaListener listener, long nowNanos) {
    if (kind() != MediaKind.VIDEO || session.kind() != MediaJoin.Kind.CLIENT) {
      return;
    }
    int wanted = 0;
    for (int i = 0; i < layers.size(); i++) {
      if (layers.get(i).isWatched(nowNanos)) {
        wanted |= 1 << i;
      }
    }
    if (wanted == toldWanted) {
      return;
    }
    toldWanted = wanted;
    var rids = new HashSet<String>();
    for (int i = 0; i < layers.size(); i++) {
      var layer = layers.get(i);
      boolean isWanted = (wanted >> i & 1) != 0;
      layer.heldBack(!isWanted, nowNanos);
      if (isWanted) {
        rids.add(layer.rid() == null ? "" : layer.rid());
      }
    }
    listener.layersWanted(session.id(), section.mid(), Set.copyOf(rids));
  }
}
