package vn.giaoban.conference.load;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.conference.transport.IceCredentials;

/// What a simulated participant sends and receives.
///
/// @param microphone the RFC 6464 level it speaks with, 0 the loudest; null when it sends no sound
/// @param camera what picture it sends
/// @param voices audio sections it receives in
/// @param pictures video sections it receives in
/// @param sending false for one whose microphone and camera are agreed on and off
public record LoadShape(
    @Nullable Integer microphone, Camera camera, int voices, int pictures, boolean sending) {
  private static final int FULL_BPS = 1_500_000;

  /// A picture that is sent.
  public enum Camera {
    OFF,
    /// 1.5 Mbit/s, 720p.
    ONE_LAYER,
    /// 150 kbit/s at 180p, 500 at 360p and 1500 at 720p.
    THREE_LAYERS
  }

  /// Three voices and the stage.
  public static LoadShape listener() {
    return new LoadShape(null, Camera.OFF, 3, 1, false);
  }

  /// A microphone and a picture of 1.5 Mbit/s; receives nothing.
  public static LoadShape speaker() {
    return new LoadShape(30, Camera.ONE_LAYER, 0, 0, true);
  }

  /// The same, in three layers.
  public static LoadShape simulcastSpeaker() {
    return new LoadShape(30, Camera.THREE_LAYERS, 0, 0, true);
  }

  /// A microphone alone.
  public static LoadShape talker(int level) {
    return new LoadShape(level, Camera.OFF, 0, 0, true);
  }

  /// A site as its page offers it, microphone and camera off: three voices, the stage, a thumbnail.
  public static LoadShape site() {
    return new LoadShape(30, Camera.ONE_LAYER, 3, 2, false);
  }

  /// Who could send, sends nothing and receives nothing.
  public static LoadShape silent() {
    return new LoadShape(30, Camera.ONE_LAYER, 0, 0, false);
  }

  String offer(IceCredentials local) {
    var offer = new OfferText(local);
    if (microphone != null) {
      offer.audio("sendonly");
    }
    switch (camera) {
      case OFF -> {}
      case ONE_LAYER -> offer.video("sendonly");
      case THREE_LAYERS -> offer.simulcast();
    }
    for (int i = 0; i < voices; i++) {
      offer.audio("recvonly");
    }
    for (int i = 0; i < pictures; i++) {
      offer.video("recvonly");
    }
    return offer.toString();
  }

  List<SyntheticSource> sources() {
    var sources = new ArrayList<SyntheticSource>();
    if (!sending) {
      return sources;
    }
    int mid = 0;
    if (microphone != null) {
      sources.add(SyntheticSource.microphone(String.valueOf(mid++), microphone));
    }
    var camera = String.valueOf(mid);
    switch (this.camera) {
      case OFF -> {}
      case ONE_LAYER -> sources.add(SyntheticSource.camera(camera, "", 720, FULL_BPS));
      case THREE_LAYERS -> {
        sources.add(SyntheticSource.camera(camera, "l", 180, 150_000));
        sources.add(SyntheticSource.camera(camera, "m", 360, 500_000));
        sources.add(SyntheticSource.camera(camera, "h", 720, FULL_BPS));
      }
    }
    return sources;
  }
}
