package vn.giaoban.web.start;

import org.springframework.context.ApplicationContext;
import vn.giaoban.conference.forward.EmbeddedMediaEngine;
import vn.giaoban.conference.media.MediaEngine;

/// The first DTLS handshakes of a process cost a hundred times what later ones do; they are made
/// before anybody joins.
final class MediaWarmUp {
  /// Loads and links what a handshake needs. More would only take the processors from those who
  /// come back right after a restart; their own handshakes do the rest.
  private static final int AT_START = 8;

  private MediaWarmUp() {}

  /// Begins, behind everything else, and returns at once.
  static void begin(ApplicationContext context) {
    var engine = context.getBean(MediaEngine.class);
    Thread.ofPlatform().name("media-warm-up").daemon().start(() -> run(engine, AT_START));
  }

  /// Shakes hands so often; blocks.
  static void run(MediaEngine engine, int handshakes) {
    if (engine instanceof EmbeddedMediaEngine embedded) {
      try {
        embedded.warmUp(handshakes);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
