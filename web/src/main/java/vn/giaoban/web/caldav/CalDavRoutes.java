package vn.giaoban.web.caldav;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/// Which addresses are CalDAV's.
@Configuration(proxyBeanMethods = false)
class CalDavRoutes {
  /// Beside those of HTTP itself; those that write are let through to be refused in CalDAV's words.
  private static final List<HttpMethod> METHODS =
      Stream.of(
              "PROPFIND",
              "REPORT",
              "PROPPATCH",
              "MKCOL",
              "MKCALENDAR",
              "COPY",
              "MOVE",
              "LOCK",
              "UNLOCK",
              "ACL")
          .map(HttpMethod::valueOf)
          .toList();

  /// Spring Security's own, which would refuse methods it does not know.
  @Bean
  StrictServerWebExchangeFirewall firewall() {
    var firewall = new StrictServerWebExchangeFirewall();
    List<HttpMethod> allowed =
        new ArrayList<>(
            List.of(
                HttpMethod.DELETE,
                HttpMethod.GET,
                HttpMethod.HEAD,
                HttpMethod.OPTIONS,
                HttpMethod.PATCH,
                HttpMethod.POST,
                HttpMethod.PUT));
    allowed.addAll(METHODS);
    firewall.setAllowedHttpMethods(allowed);
    return firewall;
  }

  @Bean
  RouterFunction<ServerResponse> routesOfCalDav(CalDav dav) {
    return request -> {
      String path = request.path();
      if (path.equals("/.well-known/caldav")) {
        return Mono.just(CalDavRoutes::start);
      }
      return path.equals("/caldav") || path.startsWith("/caldav/")
          ? Mono.just(dav::answer)
          : Mono.empty();
    };
  }

  /// RFC 6764 section 5.
  private static Mono<ServerResponse> start(ServerRequest request) {
    return ServerResponse.status(HttpStatus.MOVED_PERMANENTLY)
        .location(URI.create("/caldav/"))
        .build();
  }
}
