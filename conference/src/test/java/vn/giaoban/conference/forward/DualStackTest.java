package vn.giaoban.conference.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.conference.media.ConferenceConfig;
import vn.giaoban.conference.media.MediaRoom;

/// Sites that come by IPv6 and by IPv4 meet in one room.
class DualStackTest {
  private static final int VOICE = 2;
  private static final int STAGE = 5;
  private static final InetAddress FOUR = InetAddress.ofLiteral("127.0.0.1");
  private static final InetAddress SIX = InetAddress.ofLiteral("::1");

  @BeforeEach
  void needsBoth() throws SocketException {
    Assumptions.assumeTrue(NetworkInterface.getByInetAddress(SIX) != null, "no IPv6 here");
  }

  private static EmbeddedMediaEngine engine(List<InetAddress> told) {
    return EmbeddedMediaEngine.start(
        new ConferenceConfig(0, told, Duration.ofSeconds(4), ConferenceConfig.Limits.USUAL));
  }

  private static TestSite site(String name, InetAddress address, MediaRoom room, String protocol) {
    var site = new TestSite(name);
    site.transport.to(address);
    return site.join(room, protocol);
  }

  private static void talk(TestSite... sites) {
    for (var site : sites) {
      site.media.speech(20);
      site.media.picture(true, 2, 900);
    }
  }

  @Test
  void overUdpAndTcpOfIPv6() {
    try (var engine = engine(List.of(FOUR, SIX))) {
      var room = engine.open("briefing", new RecordingListener());
      try (var a = site("a", SIX, room, "udp");
          var b = site("b", SIX, room, "tcp");
          var c = site("c", FOUR, room, "udp")) {
        assertThat(a.answer())
            .containsPattern("a=candidate:\\S+ 1 udp \\d+ 0:0:0:0:0:0:0:1 \\d+ typ host")
            .containsPattern("a=candidate:\\S+ 1 tcp \\d+ 0:0:0:0:0:0:0:1 \\d+ typ host")
            .containsPattern("a=candidate:\\S+ 1 udp \\d+ 127.0.0.1 \\d+ typ host");
        Await.until(
            "everybody sees and hears",
            () -> talk(a, b, c),
            () ->
                List.of(a, b, c).stream()
                    .allMatch(site -> site.count(STAGE) > 5 && site.count(VOICE) > 5));
      }
    }
  }

  /// Behind a 1:1 NAT the address that is told is not one to bind: the socket takes both families.
  @Test
  void whereTheAddressToldIsNotTheMachinesOwn() {
    try (var engine = engine(List.of(InetAddress.ofLiteral("203.0.113.7")))) {
      var room = engine.open("briefing", new RecordingListener());
      try (var a = site("a", SIX, room, "udp");
          var b = site("b", FOUR, room, "udp");
          var c = site("c", SIX, room, "tcp")) {
        Await.until(
            "everybody sees",
            () -> talk(a, b, c),
            () -> List.of(a, b, c).stream().allMatch(site -> site.count(STAGE) > 5));
      }
    }
  }
}
