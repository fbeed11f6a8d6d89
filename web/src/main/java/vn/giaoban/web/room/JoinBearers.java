package vn.giaoban.web.room;

import org.springframework.core.annotation.Order;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.web.problem.ProblemException;
import vn.giaoban.web.security.BearerTokens;

/// Join tokens among the Bearer tokens, so that a seat can read its briefing's documents.
@Component
@Order(10)
class JoinBearers implements BearerTokens {
  private final JoinTokens tokens;

  JoinBearers(JoinTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public Mono<Authentication> authenticate(String token) {
    // The room's own doors say more exactly what is wrong with a token.
    return tokens
        .find(token)
        .<Authentication>map(JoinAuthentication::new)
        .onErrorComplete(ProblemException.class);
  }
}
