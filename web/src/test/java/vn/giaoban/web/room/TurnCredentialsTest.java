package vn.giaoban.web.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.giaoban.web.settings.TurnServer;

final class TurnCredentialsTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.ofEpochSecond(1_800_000_000));
  private static final List<String> URLS =
      List.of("turn:turn.tinh.gov.vn:3478", "turns:turn.tinh.gov.vn:443?transport=tcp");

  private final TurnCredentials credentials =
      new TurnCredentials(new TurnServer(URLS, "north"), CLOCK);

  @Test
  void theyEndAndAreMadeAsTheTurnServerMakesThem() {
    var ice = credentials.forSite("13693").getFirst();

    assertThat(ice.urls()).isEqualTo(URLS);
    assertThat(ice.username()).isEqualTo("1800043200:13693");
    // printf 1800043200:13693 | openssl dgst -sha1 -hmac north -binary | base64
    assertThat(ice.credential()).isEqualTo("/TXJfhbnOFu8Lu8do+W9CToLCoo=");
    assertThat(ice.toString()).doesNotContain(ice.credential());
  }

  @Test
  void aPlayerIsToldInLinkHeaders() {
    assertThat(credentials.links("nguyễn \"an\""))
        .hasSize(2)
        .first()
        .asString()
        .startsWith("<turn:turn.tinh.gov.vn:3478>; rel=\"ice-server\"; username=\"1800043200:nguy")
        .endsWith("credential-type=\"password\"")
        .doesNotContain("\"an");
  }

  @Test
  void withoutATurnServerThereIsNothing() {
    var none = new TurnCredentials(null, CLOCK);
    assertThat(none.forSite("13693")).isEmpty();
    assertThat(none.links("13693")).isEmpty();
  }
}
