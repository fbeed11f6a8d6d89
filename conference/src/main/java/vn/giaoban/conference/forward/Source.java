package vn.giaoban.conference.forward;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.giaoban.conference.bandwidth.Demand;
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

  /// A bit for each layer the sender was last told to send; all, before it was told anything.
  private int toldWanted;

  Source(MediaSession session, AgreedSection section) {
    this.session = session;
    this.section = section;
    format = section.formats().getFirst();
    audioLevelExtension = section.extension(ExtensionUri.AUDIO_LEVEL);
    descriptorExtension = section.extension(ExtensionUri.DEPENDENCY_DESCRIPTOR);
    if (section.rids().isEmpty()) {
      layers.add(new Layer(this, null, 0));
    } else {
      for (var rid : section.rids()) {
        layers.add(new Layer(this, rid, layers.size()));
      }
    }
    toldWanted = (1 << layers.size()) - 1;
    ranked = layers.toArray(new Layer[0]);
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
    var fresh = new Layer(this, old.rid(), old.index());
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

  /// A layer has told its size: puts them in order, whatever the order of the offer.
  void rank() {
    ranked = layers.toArray(new Layer[0]);
    Arrays.sort(ranked, Comparator.comparingInt(this::heightOf).thenComparingInt(Layer::index));
  }

  /// How many ways there are to show this source: each layer with fewer temporal layers and with
  /// all of them, from worst to best.
  int optionCount() {
    int count = 0;
    for (var layer : ranked) {
      count += layer.hasTemporalLayers() ? 2 : 1;
    }
    return Math.min(count, Demand.MAX_LAYERS);
  }

  /// The layer of a way.
  Layer optionLayer(int option) {
    int at = 0;
    for (var layer : ranked) {
      at += layer.hasTemporalLayers() ? 2 : 1;
      if (option < at) {
        return layer;
      }
    }
    return ranked[ranked.length - 1];
  }

  /// Whether a way leaves out the uppermost temporal layer.
  boolean isOptionThinned(int option) {
    int at = 0;
    for (var layer : ranked) {
      if (layer.hasTemporalLayers()) {
        if (option == at) {
          return true;
        }
        at++;
      }
      if (option <= at) {
        return false;
      }
      at++;
    }
    return false;
  }

  /// What a way costs, in bits per second.
  long optionBps(int option) {
    var layer = optionLayer(option);
    long all = layer.bitsPerSecond();
    if (all == 0) {
      all = Demand.usualBps(heightOf(layer));
      return isOptionThinned(option) ? all * 6 / 10 : all;
    }
    return isOptionThinned(option) ? Math.min(all, layer.thinnedBitsPerSecond()) : all;
  }

  /// The way that fills a height with the least: the highest there is when none does.
  int optionFor(int heightPx, long nowNanos) {
    int best = -1;
    int option = -1;
    for (var layer : ranked) {
      option += layer.hasTemporalLayers() ? 2 : 1;
      if (layer.isAvailable(nowNanos)) {
        best = option;
        if (heightOf(layer) >= heightPx) {
          break;
        }
      }
    }
    return Math.clamp(best, 0, Demand.MAX_LAYERS - 1);
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

  /// Until a key frame tells: halves below 720.
  private int heightOf(Layer layer) {
    return layer.height() > 0 ? layer.height() : 720 >> layers.size() - 1 - layer.index();
  }
}
