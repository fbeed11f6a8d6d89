package vn.giaoban.web.settings;

import java.util.List;
import java.util.regex.Pattern;

/// The province's TURN server (RFC 8656), for sites that cannot reach the media port.
///
/// @param urls as RFC 7065 writes them, e.g. `turn:turn.tinh.gov.vn:3478?transport=udp`
/// @param secret shared with the TURN server; credentials are made of it
public record TurnServer(List<String> urls, String secret) {
  private static final Pattern URL =
      Pattern.compile(
          "turns?:(?:[0-9A-Za-z.-]+|\\[[0-9A-Fa-f:.]+])(?::[0-9]{1,5})?(?:\\?transport=(?:udp|tcp))?");

  public TurnServer {
    urls = List.copyOf(urls);
  }

  /// Whether this is the address of a TURN server.
  static boolean isUrl(String text) {
    return URL.matcher(text).matches();
  }

  /// Nothing secret.
  @Override
  public String toString() {
    return "TurnServer" + urls;
  }
}
