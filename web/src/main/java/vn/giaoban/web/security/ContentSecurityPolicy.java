package vn.giaoban.web.security;

import org.springframework.security.web.server.header.ServerHttpHeadersWriter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// What a page may load and run (Content Security Policy Level 3).
final class ContentSecurityPolicy implements ServerHttpHeadersWriter {
  private static final String HEADER = "Content-Security-Policy";

  /// Our own scripts and styles only; media and frames of ourselves (`blob:`: documents the room
  /// has fetched with its join token); WebSockets to ourselves.
  private static final String PAGE =
      "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
          + "img-src 'self' data: blob:; media-src 'self' blob: mediastream:; font-src 'self'; "
          + "connect-src 'self' ws: wss:; worker-src 'self' blob:; frame-src 'self' blob:; "
          + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

  /// A worker has the policy of its own script. Those that compute run WebAssembly: pdf.js for JPEG
  /// 2000, as scanners write it, and what blurs a background. No page may.
  private static final String WORKER =
      PAGE.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'");

  @Override
  public Mono<Void> writeHttpHeaders(ServerWebExchange exchange) {
    var path = exchange.getRequest().getPath().value();
    var headers = exchange.getResponse().getHeaders();
    if (headers.getFirst(HEADER) == null) {
      headers.set(HEADER, isWorker(path) ? WORKER : PAGE);
    }
    return Mono.empty();
  }

  private static boolean isWorker(String path) {
    return path.startsWith("/assets/") && path.contains(".worker") && path.endsWith(".js");
  }
}
