package vn.giaoban.web.account;

import org.springframework.http.server.reactive.ServerHttpRequest;

/// Where a request comes from.
public final class ClientAddress {
  private ClientAddress() {}

  /// The peer's address; when the peer is a proxy on this machine, the last address it noted in
  /// `X-Forwarded-For`. Earlier ones are whatever the client wrote.
  public static String of(ServerHttpRequest request) {
    var remote = request.getRemoteAddress();
    if (remote == null || remote.getAddress() == null) {
      return "unknown";
    }
    var forwarded = request.getHeaders().getFirst("X-Forwarded-For");
    return remote.getAddress().isLoopbackAddress() && forwarded != null
        ? forwarded.substring(forwarded.lastIndexOf(',') + 1).strip()
        : remote.getAddress().getHostAddress();
  }
}
