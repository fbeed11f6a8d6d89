package vn.giaoban.conference.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import vn.giaoban.conference.forward.EmbeddedMediaEngine;
import vn.giaoban.conference.media.ConferenceConfig;

/// GStreamer's `webrtcbin` publishes by WHIP and plays by WHEP.
class GStreamerTest {
  /// The system's own: GStreamer's bindings belong to it.
  private static final String PYTHON = "/usr/bin/python3";

  private static final String NEEDED =
      """
      import gi
      gi.require_version("GstWebRTC", "1.0")
      from gi.repository import Gst, GstWebRTC
      Gst.init(None)
      for name in ("webrtcbin", "nicesrc", "dtlsenc", "srtpenc", "vp8enc", "opusenc", "rtpvp8pay"):
          assert Gst.ElementFactory.find(name), name
      """;

  private static boolean isHere() throws IOException, InterruptedException {
    return Files.isExecutable(Path.of(PYTHON))
        && new ProcessBuilder(PYTHON, "-W", "ignore", "-c", NEEDED)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor()
            == 0;
  }

  @Test
  void webrtcbinPublishesAndPlays() throws Exception {
    Assumptions.assumeTrue(isHere(), "no GStreamer with webrtcbin on this machine");
    var script = Path.of(Objects.requireNonNull(getClass().getResource("/gstreamer.py")).toURI());
    try (var engine = EmbeddedMediaEngine.start(ConferenceConfig.onPort(0));
        var door = new MediaDoor(engine, new SilentListener(), 0)) {
      var process =
          new ProcessBuilder(
                  PYTHON,
                  "-W",
                  "ignore",
                  script.toString(),
                  door.url() + "/whip/briefing/xa-a",
                  door.url() + "/whep/briefing")
              .redirectErrorStream(true)
              .start();
      try {
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
      } finally {
        process.destroyForcibly();
      }
    }
  }
}
