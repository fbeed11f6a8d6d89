package vn.giaoban.web.page;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/// Which file an address gets. A file of that name; else, when the last part has no dot and the
/// address belongs to no program, a page, which then looks at the address itself: the join page and
/// room below `/join` and `/room`, the answer to an invitation below `/reply`, the television's at
/// `/tv`, the desk everywhere else.
@Configuration(proxyBeanMethods = false)
class Pages {
  private static final Set<String> PROGRAMS =
      Set.of(
          "api",
          "actuator",
          "v3",
          "swagger-ui",
          "webjars",
          "whip",
          "whep",
          "problems",
          "calendar",
          "caldav",
          ".well-known",
          "lich-tuan");

  /// Names in here carry a hash of their content.
  private static final String HASHED = "assets/";

  private static final CacheControl FOR_EVER =
      CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
  private static final CacheControl ASK_FIRST = CacheControl.noCache();

  @Bean
  StaticFiles staticFiles() {
    return new StaticFiles("static/");
  }

  @Bean
  RouterFunction<ServerResponse> pageRoutes(StaticFiles files) {
    return request -> Mono.justOrEmpty(route(files, request));
  }

  private static Optional<HandlerFunction<ServerResponse>> route(
      StaticFiles files, ServerRequest request) {
    if (request.method() != HttpMethod.GET && request.method() != HttpMethod.HEAD) {
      return Optional.empty();
    }
    var path = request.path().substring(1);
    var first = path.indexOf('/') < 0 ? path : path.substring(0, path.indexOf('/'));
    if (PROGRAMS.contains(first)) {
      return Optional.empty();
    }
    var accepted = String.join(",", request.headers().header(HttpHeaders.ACCEPT_ENCODING));
    var name = path;
    if (path.substring(path.lastIndexOf('/') + 1).indexOf('.') < 0) {
      name =
          switch (first) {
            case "join", "room" -> "room.html";
            case "reply" -> "reply.html";
            case "tv" -> "tv.html";
            default -> "index.html";
          };
    }
    var cache = name.startsWith(HASHED) ? FOR_EVER : ASK_FIRST;
    return files.find(name, accepted).map(file -> asked -> answer(asked, file, cache));
  }

  private static Mono<ServerResponse> answer(
      ServerRequest request, StaticFile file, CacheControl cache) {
    var fresh = request.headers().header(HttpHeaders.IF_NONE_MATCH).contains(file.etag());
    var answer =
        ServerResponse.status(fresh ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
            .cacheControl(cache)
            .eTag(file.etag())
            .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    if (fresh) {
      return answer.build();
    }
    if (!file.encoding().isEmpty()) {
      answer.header(HttpHeaders.CONTENT_ENCODING, file.encoding());
    }
    return answer.contentType(file.type()).bodyValue(file.octets());
  }
}
