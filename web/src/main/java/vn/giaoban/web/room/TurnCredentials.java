package vn.giaoban.web.room;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import vn.giaoban.web.settings.TurnServer;

/// Credentials for the province's TURN server that end by themselves, so that nothing lasting is
/// told to a browser. The server knows the same secret and needs no list of users
/// (draft-uberti-behave-turn-rest-00, as coturn does it with `use-auth-secret`).
final class TurnCredentials {
  /// Longer than any briefing lasts.
  private static final Duration LIFE = Duration.ofHours(12);

  private final @Nullable TurnServer server;
  private final InstantSource clock;

  TurnCredentials(@Nullable TurnServer server, InstantSource clock) {
    this.server = server;
    this.clock = clock;
  }

  /// What a browser's `RTCConfiguration` takes.
  record IceServer(List<String> urls, String username, String credential) {
    IceServer {
      urls = List.copyOf(urls);
    }

    /// Nothing secret.
    @Override
    public String toString() {
      return "IceServer" + urls;
    }
  }

  /// The TURN server with credentials for this site; empty when there is none.
  List<IceServer> forSite(String siteId) {
    if (server == null) {
      return List.of();
    }
    long until = clock.instant().plus(LIFE).getEpochSecond();
    var username = until + ":" + siteId.replaceAll("[^0-9A-Za-z._-]", "_");
    return List.of(new IceServer(server.urls(), username, sign(username, server.secret())));
  }

  /// The same as `Link` headers of WHIP and WHEP (RFC 9725 section 4.6).
  List<String> links(String siteId) {
    return forSite(siteId).stream()
        .flatMap(ice -> ice.urls().stream().map(url -> link(url, ice)))
        .toList();
  }

  private static String link(String url, IceServer ice) {
    return "<%s>; rel=\"ice-server\"; username=\"%s\"; credential=\"%s\"; credential-type=\"password\""
        .formatted(url, ice.username(), ice.credential());
  }

  private static String sign(String username, String secret) {
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(username.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HmacSHA1: every Java has it", e);
    }
  }
}
