package vn.giaoban.web.room;

import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import vn.giaoban.web.problem.Problem;
import vn.giaoban.web.problem.ProblemException;

/// Keeps a join token to its own briefing, whatever controller answers.
@Component
@Order(0)
class JoinScope implements WebFilter {
  private static final Pattern BRIEFING = Pattern.compile("^/api/briefings/([^/]+)(/.*)?$");

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    var path = BRIEFING.matcher(exchange.getRequest().getPath().value());
    if (!path.matches()) {
      return chain.filter(exchange);
    }
    var briefing = path.group(1);
    return ReactiveSecurityContextHolder.getContext()
        .mapNotNull(SecurityContext::getAuthentication)
        .filter(JoinAuthentication.class::isInstance)
        .filter(a -> !isOf((JoinAuthentication) a, briefing))
        .flatMap(_ ->
            Mono.<Boolean>error(
                new ProblemException(Problem.of(HttpStatus.FORBIDDEN, "join-token-foreign"))))
        .then(chain.filter(exchange));
  }

  private static boolean isOf(JoinAuthentication who, String briefing) {
    return who.getPrincipal().briefing().toString().equalsIgnoreCase(briefing);
  }
}
