package vn.giaoban.conference.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.conference.forward.EmbeddedMediaEngine;
import vn.giaoban.conference.line.LineCount;
import vn.giaoban.conference.line.Shape;
import vn.giaoban.conference.line.ShapedPath;
import vn.giaoban.conference.media.ConferenceConfig;

/// Two sites in a real Chromium, one of them behind a poor line, judged by what its decoders count
/// in two stretches of time.
class PoorLineTest {
  private static final int SECONDS = 4;

  /// What one site's decoders have counted until a moment.
  private record Count(JsonNode site, JsonNode other) {
    /// The same for the other site.
    Count turned() {
      return new Count(other, site);
    }

    double energy() {
      double sum = 0;
      for (var slot : site.get("audio")) {
        sum += slot.get("energy").asDouble();
      }
      return sum;
    }

    long video(String what) {
      return sum("video", what);
    }

    long audio(String what) {
      return sum("audio", what);
    }

    long tallest() {
      long tallest = 0;
      for (var slot : site.get("video")) {
        tallest = Math.max(tallest, slot.get("height").asLong());
      }
      return tallest;
    }

    private long sum(String kind, String what) {
      long sum = 0;
      for (var slot : site.get(kind)) {
        sum += slot.get(what).asLong();
      }
      return sum;
    }
  }

  /// Runs both sites; the second one's line is given to `atFirst` before it joins and to `between`
  /// before the third stretch, to `atLast` after it.
  private static List<Count> run(
      int rounds,
      Consumer<ShapedPath> atFirst,
      Consumer<ShapedPath> between,
      Consumer<ShapedPath> atLast)
      throws Exception {
    return run(rounds, "", atFirst, between, atLast);
  }

  private static List<Count> run(
      int rounds,
      String more,
      Consumer<ShapedPath> atFirst,
      Consumer<ShapedPath> between,
      Consumer<ShapedPath> atLast)
      throws Exception {
    var binary = Chromium.binary();
    Assumptions.assumeTrue(binary.isPresent(), "no Chromium on this machine");
    try (var engine = EmbeddedMediaEngine.start(ConferenceConfig.onPort(0));
        var path = new ShapedPath(engine.port());
        var door = new MediaDoor(engine, new SilentListener(), 0)) {
      atFirst.accept(path);
      var page =
          door.url()
              + "/?sites=xa-a,xa-b&room=poor&simulcast=1&thumbnails=0"
              + "&rounds="
              + rounds
              + "&seconds="
              + SECONDS
              + "&relay=xa-b:"
              + path.port()
              + more;
      try (var browser = Chromium.openTalking(binary.get(), page)) {
        assertThat(browser).isNotNull();
        var counts = new ArrayList<Count>();
        for (int i = 0; i < rounds; i++) {
          if (i == 2) {
            between.accept(path);
          }
          var report = door.reports().poll(60, TimeUnit.SECONDS);
          assertThat(report).as("the page's report").isNotNull();
          var sites = JsonMapper.shared().readTree(report);
          assertThat(sites.isArray()).as(report).isTrue();
          assertThat(sites.get(1).get("state").asString()).as(report).isEqualTo("connected");
          counts.add(new Count(sites.get(1), sites.get(0)));
        }
        atLast.accept(path);
        return counts;
      }
    }
  }

  @Test
  void aLineOf400KeepsSpeechWholeAndAPictureThatFits() throws Exception {
    var before = new AtomicReference<LineCount>();
    var after = new AtomicReference<LineCount>();
    var counts =
        run(
            4,
            path -> path.toClient(Shape.CLEAR.delay(20, 0).rate(400_000, 1_000)),
            path -> before.set(path.toClient()),
            path -> after.set(path.toClient()));
    var went = after.get().since(before.get());
    var first = counts.get(1);
    var last = counts.get(3);

    long heard = last.audio("packets") - first.audio("packets");
    long lost = last.audio("lost") - first.audio("lost");
    assertThat(heard).as("speech").isGreaterThan(2 * SECONDS * 15);
    assertThat(lost).as("of " + heard).isLessThanOrEqualTo(heard / 20);
    assertThat(last.tallest()).as("a picture of a lower layer").isLessThan(720);
    assertThat(went.meanQueueMillis()).isLessThan(250);
    assertThat(went.dropped()).isLessThanOrEqualTo(went.packets() / 50);
  }

  @Test
  void aSiteOnALineOf40HearsAndIsHeard() throws Exception {
    var thin = Shape.CLEAR.delay(30, 0).rate(40_000, 3_000);
    var before = new AtomicReference<LineCount>();
    var after = new AtomicReference<LineCount>();
    var counts =
        run(
            4,
            "&thrifty=xa-b",
            path -> {
              path.toClient(thin);
              path.toServer(thin);
            },
            path -> before.set(path.toClient()),
            path -> after.set(path.toClient()));
    var went = after.get().since(before.get());
    var first = counts.get(1);
    var last = counts.get(3);

    isHeard(first, last);
    isHeard(first.turned(), last.turned());
    assertThat(last.audio("packets") - first.audio("packets"))
        .as("60 ms in each packet")
        .isLessThan(2 * SECONDS * 30);
    assertThat(went.dropped()).isZero();
    assertThat(went.meanQueueMillis()).as("after the start").isLessThan(1_000);
  }

  /// All the time, and little of it made up by the decoder.
  private static void isHeard(Count first, Count last) {
    double samples = last.audio("samples") - first.audio("samples");
    double concealed = last.audio("concealed") - first.audio("concealed");
    assertThat(samples / 48_000).as("seconds").isGreaterThan(SECONDS);
    assertThat(concealed / samples).as("made up").isLessThan(0.15);
    assertThat(last.energy() - first.energy()).as("loudness").isGreaterThan(0.05);
  }

  @Test
  void packetsThatAreLostComeAgain() throws Exception {
    var lossy = Shape.CLEAR.delay(20, 0).loss(0.05);
    var counts =
        run(
            2,
            path -> {
              path.toClient(lossy);
              path.toServer(lossy);
            },
            path -> {},
            path -> {});

    assertThat(counts.get(1).video("frames") - counts.get(0).video("frames"))
        .as("decoded")
        .isGreaterThan(SECONDS * 2);
    assertThat(counts.get(1).video("nack")).as("asked for again").isPositive();
  }

  @Test
  void anotherAddressIsNoOtherJoin() throws Exception {
    var counts = run(4, path -> path.toClient(Shape.CLEAR), ShapedPath::changeAddress, path -> {});

    assertThat(counts.get(3).audio("packets") - counts.get(2).audio("packets")).isPositive();
    assertThat(counts.get(3).video("frames") - counts.get(2).video("frames")).isPositive();
  }
}
